import GRDB
import Testing
import VietTextSearch

@Suite struct SearchTests {
    private static let bodies = [
        "Thành phố Hồ Chí Minh mưa to, sinh viên Đại học Bách khoa nghỉ học.",
        "Bạn tôi học đại học ở Đà Nẵng; thuỷ điện Hoà Bình xả lũ.",
        "Kỹ sư Nguyễn Văn An đến Hà Nội.\nÔng An nói: giá gạo tăng 12%, còn 15.000 đồng.",
        "Bàn ghế, sinh học và viên thuốc. Kyoto 2024, COVID-19.",
    ]

    private func database() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { $0.add(tokenizer: VietTextTokenizer.self) }
        let database = try DatabaseQueue(configuration: configuration)
        try database.write { db in
            try db.create(virtualTable: "news", using: FTS5()) { table in
                table.tokenizer = VietTextTokenizer.tokenizerDescriptor()
                table.column("body")
            }
            for body in Self.bodies { try db.execute(sql: "INSERT INTO news VALUES (?)", arguments: [body]) }
        }
        return database
    }

    @Test(arguments: [
        ("ban", [2, 4]), ("bạn", [2]), ("bàn", [4]), ("\"thành phố hồ chí minh\"", [1]), ("\"dai hoc\"", [1, 2]),
        ("\"đại_học\"", [1, 2]), ("\"đại_học bách khoa\"", [1]), ("\"dai_hoc\"", [1, 2]), ("\"sinh_học\"", [4]),
        ("\"tôi_học\"", []), ("\"thủy điện hòa bình\"", [2]), ("\"ho\u{300}a bi\u{300}nh\"", [2]), ("\"kĩ sư\"", [3]),
        ("ngh*", [1]), ("ky*", [3, 4]), ("kyo*", [4]), ("đà n*", [2]), ("đạ*", [1, 2]), ("\"COVID-19\"", [4]),
        ("học NOT bạn", [1, 4]), ("NEAR(sinh khoa, 4)", [1]), ("huế", []),
    ])
    func queriesFindWhatTheyShould(query: String, rows: [Int]) throws {
        let found = try database().read {
            try Int.fetchAll($0, sql: "SELECT rowid FROM news WHERE news MATCH ? ORDER BY rowid", arguments: [query])
        }
        #expect(found == rows)
    }

    @Test func marksAreExact() throws {
        let database = try database()
        func marked(_ query: String) throws -> String? {
            try database.read {
                try String.fetchOne(
                    $0, sql: "SELECT highlight(news, 0, '[', ']') FROM news WHERE news MATCH ?", arguments: [query])
            }
        }
        #expect(try marked("\"thanh pho ho chi minh\"")?.hasPrefix("[Thành phố Hồ Chí Minh] mưa") == true)
        #expect(try marked("\"15.000\" đồng")?.contains("còn [15.000] [đồng].") == true)
    }

    @Test func theIndexIsWhole() throws {
        try database().write { db in
            try db.execute(sql: "UPDATE news SET body = 'Huế mưa' WHERE rowid = 2")
            try db.execute(sql: "DELETE FROM news WHERE rowid = 3")
            try db.execute(sql: "INSERT INTO news(news) VALUES ('integrity-check')")
            #expect(try Int.fetchAll(db, sql: "SELECT rowid FROM news WHERE news MATCH 'hue'") == [2])
            #expect(try Int.fetchAll(db, sql: "SELECT rowid FROM news WHERE news MATCH 'gao'") == [])
        }
    }

    @Test func wrongOptionsAreRefused() throws {
        try database().write { db in
            #expect(throws: DatabaseError.self) {
                try db.create(virtualTable: "other", using: FTS5()) { table in
                    table.tokenizer = VietTextTokenizer.tokenizerDescriptor(arguments: ["colour", "1"])
                    table.column("body")
                }
            }
        }
    }
}

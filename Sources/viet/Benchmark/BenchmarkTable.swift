import VietCore
import VietFormats
import VietReports

/// Times of stages.
struct BenchmarkTable {
    struct Row {
        let name: String
        let load: Load
        /// Seconds for the load once, in increasing order.
        let seconds: [Double]

        func bytesPerSecond(_ seconds: Double) -> Double { Double(load.bytes) / max(seconds, 1e-9) }
        var median: Double { seconds[seconds.count / 2] }
        var syllablesPerSecond: Double { Double(load.syllables) / max(median, 1e-9) }
    }

    let rounds: Int
    let warmUp: Int
    /// Only stages with one of these in their names are measured; all where there are none.
    let stages: [String]
    private(set) var rows: [Row] = []
    private let progress = Progress(total: nil, isOn: Platform.isTerminal(2))
    /// What the stages compute, added up, so that no compiler can leave one out.
    private var sum = 0

    init(rounds: Int, warmUp: Int, stages: [String]) {
        self.rounds = rounds
        self.warmUp = warmUp
        self.stages = stages
    }

    mutating func measure(_ name: String, _ load: Load, _ stage: () -> Int) {
        guard stages.isEmpty || stages.contains(where: { name.contains($0) }) else { return }
        // A round lasts long enough for the clock, however small the text is.
        let first = Platform.secondsSinceStart
        sum &+= stage()
        let times = max(1, Int(0.05 / max(Platform.secondsSinceStart - first, 1e-6)))
        var seconds: [Double] = []
        for round in 0..<(warmUp + rounds) {
            let start = Platform.secondsSinceStart
            for _ in 0..<times { sum &+= stage() }
            if round >= warmUp { seconds.append((Platform.secondsSinceStart - start) / Double(times)) }
            progress.advance(by: times * load.bytes)
        }
        progress.erase()
        rows.append(Row(name: name, load: load, seconds: seconds.sorted()))
    }

    /// - Parameter width: the cells of a line, nil for as many as it takes.
    func text(width: Int?) -> String {
        let load = rows.first?.load
        let output = ByteBuffer()
        output.append("\(Megabytes.text(Double(load?.bytes ?? 0))) MB, \(load?.syllables ?? 0) syllables, ")
        output.append("median of \(rounds) rounds, one thread\n\n")
        // Where there is room, columns are as wide as figures of all machines.
        func heading(_ text: String, _ cells: Int) -> String { width == nil ? DisplayWidth.right(text, cells) : text }
        func megabytes(_ bytes: Double) -> ReportTable.Cell { .decimal(bytes / 1e6, places: Megabytes.places) }
        let table = ReportTable(
            title: "",
            columns: [
                .init("stage", heading: "stage"), .init("MB", heading: heading("MB", 8), leaves: 3),
                .init("ms", heading: heading("ms", 10), leaves: 2), .init("MB/s", heading: heading("MB/s", 9)),
                .init("slowest", heading: heading("slowest", 9), leaves: 5),
                .init("fastest", heading: heading("fastest", 9), leaves: 4),
                .init("syllables/s", heading: heading("syllables/s", 13), leaves: 1),
            ],
            rows: rows.map { row in
                let seconds = [row.median, row.seconds[row.seconds.count - 1], row.seconds[0]]
                return [.text(row.name), megabytes(Double(row.load.bytes)), .decimal(row.median * 1e3, places: 2)]
                    + seconds.map { megabytes(row.bytesPerSecond($0)) }
                    + [.decimal(row.syllablesPerSecond, places: 0)]
            })
        table.writeText(to: output, width: width, whole: "--json")
        return output.text
    }

    func json() -> String {
        let output = ByteBuffer()
        output.append("{\"version\":" as StaticString)
        output.append(json: VietTextVersion.current)
        output.append(",\"machine\":" as StaticString)
        output.append(json: Platform.machine)
        output.append(",\"rounds\":\(rounds),\"stages\":")
        output.append(array: rows) { row in
            output.append("{\"name\":" as StaticString)
            output.append(json: row.name)
            output.append(",\"bytes\":\(row.load.bytes),\"syllables\":\(row.load.syllables)")
            output.append(",\"seconds\":\(DecimalText.of(row.median, places: 9))")
            output.append(",\"megabytes_per_second\":\(Megabytes.text(row.bytesPerSecond(row.median)))")
            output.append(",\"syllables_per_second\":\(DecimalText.of(row.syllablesPerSecond, places: 0))}")
        }
        output.append("}\n" as StaticString)
        return output.text
    }
}

enum BenchmarkText {
    static let builtIn = """
        Sáng 12/3, Hội đồng nhân dân thành phố họp phiên thường kỳ tại trụ sở trên đường Trần Phú. Hơn 90 đại biểu nghe \
        báo cáo về thu chi ngân sách quý I: tổng thu đạt 1.250,4 tỷ đồng, tăng 8,5% so với cùng kỳ năm trước. Ông Nguyễn \
        Văn Bình, Giám đốc Sở Tài chính, nói: “Chúng tôi sẽ công khai mọi khoản chi trên cổng thông tin điện tử”.
        Nhiều đại biểu hỏi vì sao dự án nhà máy nước sạch ở phía bắc chậm tiến độ gần hai năm. Theo Ban quản lý, nguyên \
        nhân chính là việc giải phóng mặt bằng, giá vật liệu tăng nhanh và nhà thầu thay đổi phương án thi công.
        Buổi chiều, kỳ họp thảo luận về tuyến xe buýt nhanh nối trung tâm với khu công nghệ cao, dài 23 km, dự kiến khởi \
        công vào tháng 9. Người dân sống dọc tuyến mong có thêm cây xanh, vỉa hè rộng hơn và chỗ gửi xe gần các trạm.

        """
}

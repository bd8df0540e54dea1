/// Where the names of places are taken from.
enum PlaceEvidence {
    private static let unitPrefixes = [
        "Thành phố ", "Thành Phố ", "Thị trấn ", "Thị xã ", "Đặc khu ", "Phường ", "Quận ", "Huyện ", "Tỉnh ", "Xã ",
    ]

    /// Administrative units, without the kind of unit before their names, from lines `PERIOD TAB LEVEL TAB NAME TAB PLACE`
    /// behind a heading.
    static func units(_ text: String) -> [(level: Substring, name: Substring)] {
        text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3 else { return nil }
            let prefix = unitPrefixes.first { fields[2].hasPrefix($0) } ?? ""
            return (fields[1], fields[2].dropFirst(prefix.count))
        }
    }

    /// Countries (`territory`) and cities (`city`), from lines `KIND TAB CODE TAB NAME`.
    static func territories(_ text: String) -> [(kind: Substring, name: Substring)] {
        text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return fields.count >= 3 && ["territory", "city"].contains(fields[0]) ? (fields[0], fields[2]) : nil
        }
    }
}

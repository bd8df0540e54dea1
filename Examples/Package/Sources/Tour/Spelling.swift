import VietText

/// One spelling for all texts.
enum Spelling {
    static func normalize() throws {
        let normalizer = Normalizer()
        print(try normalizer.normalize("Hoa\u{300} bi\u{300}nh"))
        let aligned = try normalizer.normalize(SourceText("Ho\u{300}a"))
        print(aligned.bytes.count)
    }
}

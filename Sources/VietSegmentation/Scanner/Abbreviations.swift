/// Abbreviations that keep their full stop, and may stand glued before what they belong to (`TP.HCM`, `GS.TS.`).
enum Abbreviations {
    /// In lower case. Titles, units of administration, forms of address; Vietnamese and English ones of the news.
    static let known: Set<String> = [
        "tp", "tx", "tt", "q", "p", "h", "x", "gs", "pgs", "ts", "ths", "cn", "bs", "bsck", "ks", "kts", "ls", "nsnd",
        "nsưt", "ngnd", "ngưt", "đd", "nxb", "đt", "đc", "ktv", "hlv", "mr", "mrs", "ms", "dr", "st", "jr", "prof",
        "corp", "inc", "ltd", "vs",
    ]
}

/// The codes of encodings with one byte a letter.
///
/// Rows are the vowels in the order of the alphabet, then đ; columns level, grave, hook, tilde, acute, dot, each in
/// both cases, as in ``VietnameseVowels``. 00 is no code.
enum LegacyTables {
    /// RFC 1456.
    static let viscii = [
        "61 41 e0 c0 e4 c4 e3 c3 e1 c1 d5 80",
        "e5 c5 a2 82 c6 02 c7 05 a1 81 a3 83",
        "e2 c2 a5 85 a6 86 e7 06 a4 84 a7 87",
        "65 45 e8 c8 eb cb a8 88 e9 c9 a9 89",
        "ea ca ab 8b ac 8c ad 8d aa 8a ae 8e",
        "69 49 ec cc ef 9b ee ce ed cd b8 98",
        "6f 4f f2 d2 f6 99 f5 a0 f3 d3 f7 9a",
        "f4 d4 b0 90 b1 91 b2 92 af 8f b5 93",
        "bd b4 b6 96 b7 97 de b3 be 95 fe 94",
        "75 55 f9 d9 fc 9c fb 9d fa da f8 9e",
        "df bf d7 bb d8 bc e6 ff d1 ba f1 b9",
        "79 59 cf 9f d6 14 db 19 fd dd dc 1e",
        "f0 d0",
    ]

    /// TCVN 5712:1993, VN1.
    static let tcvn5712 = [
        "61 41 b5 80 b6 81 b7 82 b8 83 b9 84",
        "a8 a1 bb af bc ba bd bf be c0 c6 85",
        "a9 a2 c7 c1 c8 c2 c9 c3 ca c4 cb 86",
        "65 45 cc 87 ce 88 cf 89 d0 8a d1 8b",
        "aa a3 d2 c5 d3 cd d4 d9 d5 da d6 8c",
        "69 49 d7 8d d8 8e dc 8f dd 90 de 91",
        "6f 4f df 92 e1 93 e2 94 e3 95 e4 96",
        "ab a4 e5 db e6 e0 e7 f0 e8 ff e9 97",
        "ac a5 ea 98 eb 99 ec 9a ed 9b ee 9c",
        "75 55 ef 9d f1 9e f2 9f f3 01 f4 02",
        "ad a6 f5 04 f6 05 f7 06 f8 11 f9 12",
        "79 59 fa 13 fb 14 fc 15 fd 16 fe 17",
        "ae a7",
    ]

    /// The Vietnamese Professionals Society's encoding.
    static let vps = [
        "61 41 e0 80 e4 81 e3 82 e1 c1 e5 00",
        "e6 88 a2 8e a3 8f a4 f0 a1 8d a5 00",
        "e2 c2 c0 84 c4 85 c5 00 c3 83 c6 00",
        "65 45 e8 d7 c8 de eb fe e9 c9 cb 00",
        "ea ca 8a 93 8b 94 cd 95 89 90 8c 00",
        "69 49 ec b5 cc b7 ef b8 ed b4 ce 00",
        "6f 4f f2 bc d5 bd f5 be f3 b9 86 00",
        "f4 d4 d2 97 b0 98 87 99 d3 96 b6 00",
        "d6 f7 a9 9e aa 9f ab a6 a7 9d ae 00",
        "75 55 f9 a8 fb d1 db ac fa da f8 00",
        "dc d0 d8 af ba b1 bb 00 d9 ad bf 00",
        "79 59 ff b2 9b fd cf b3 9a dd 9c 00",
        "c7 f1",
    ]

    /// windows-1252 from 80 to 9F; 0 is no code.
    static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
    ]

    /// Where windows-1258 differs from windows-1252.
    static let windows1258: [(UInt8, UInt32)] = [
        (0x8A, 0), (0x8E, 0), (0x9A, 0), (0x9E, 0), (0xC3, 0x102), (0xCC, 0x300), (0xD0, 0x110), (0xD2, 0x309),
        (0xD5, 0x1A0), (0xDD, 0x1AF), (0xDE, 0x303), (0xE3, 0x103), (0xEC, 0x301), (0xF0, 0x111), (0xF2, 0x323),
        (0xF5, 0x1A1), (0xFD, 0x1B0), (0xFE, 0x20AB),
    ]
}

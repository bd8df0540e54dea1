import VietCore
import VietEntities
import VietKeywords
import VietNormalization
import VietSegmentation
import VietText

/// What options of the C interface come to.
struct AnalyzerSettings {
    struct NameList {
        var lines: [UInt8]
        var name: String?
    }

    var segmentationModel: String?
    var entityModel: String?
    var tagModel: String?
    var dictionary = UserDictionary()
    var gazetteers: [NameList] = []
    var gazetteerMatch = WordIdentity.standard
    var entities = EntityOptions()
    var keywords = KeywordOptions()
    var stopWords: [String] = []

    /// Sets an option by its name.
    mutating func set(_ name: String, to value: String) throws(VietTextError) {
        switch name {
        case "segmentation-model": segmentationModel = value
        case "entity-model": entityModel = value
        case "tag-model": tagModel = value
        case "date":
            guard let day = ReferenceDate(value) else { throw invalid(name, value, "a day such as 2020-07-09") }
            entities.referenceDate = day
        case "types": entities.types = Set(list(value).map { EntityType(rawValue: $0.uppercased()) })
        case "minimum-confidence":
            guard let least = Double(value), (0...1).contains(least) else {
                throw invalid(name, value, "a number from 0 to 1")
            }
            entities.minimumConfidence = least
        case "groups": entities.groups = try flag(name, value)
        case "gazetteer-match": gazetteerMatch = try choice(name, value)
        case "keyword-method": keywords.method = try choice(name, value)
        case "keyword-limit": keywords.limit = try number(name, value, in: 0...1_000_000)
        case "keyword-phrase-length": keywords.phraseLength = try number(name, value, in: 1...16)
        case "keyword-kinds":
            var kinds: Set<KeywordKind> = []
            for kind in list(value) { kinds.insert(try choice(name, kind)) }
            keywords.kinds = kinds
        case "keyword-types": keywords.entityTypes = Set(list(value).map { EntityType(rawValue: $0.uppercased()) })
        case "keyword-nested": keywords.mergesNested = try !flag(name, value)
        case "stop-words": stopWords = list(value)
        default:
            throw VietTextError(
                .invalidArgument, "there is no option '\(name)'; those there are: \(Self.names.joined(separator: ", "))"
            )
        }
    }

    static let names = [
        "segmentation-model", "entity-model", "tag-model", "date", "types", "minimum-confidence", "groups",
        "gazetteer-match", "keyword-method", "keyword-limit", "keyword-phrase-length", "keyword-kinds", "keyword-types",
        "keyword-nested",
        "stop-words",
    ]

    private func invalid(_ name: String, _ value: String, _ wanted: String) -> VietTextError {
        VietTextError(.invalidArgument, "the option \(name) must be \(wanted), not '\(value)'")
    }

    private func list(_ value: String) -> [String] {
        value.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map { String($0) }
    }

    private func flag(_ name: String, _ value: String) throws(VietTextError) -> Bool {
        switch value {
        case "yes": return true
        case "no": return false
        default: throw invalid(name, value, "yes or no")
        }
    }

    private func number(_ name: String, _ value: String, in range: ClosedRange<Int>) throws(VietTextError) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw invalid(name, value, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ value: String
    ) throws(VietTextError) -> Choice {
        guard let choice = Choice(rawValue: value) else {
            throw invalid(name, value, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}

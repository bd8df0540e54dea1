import ArgumentParser
import VietCore
import VietTraining

/// `viet dictionary names`
struct DictionaryNamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Build the lists of known names from their evidence; the same evidence gives the same bytes.",
        discussion: """
            Writes places.tsv, countries.tsv and persons.tsv. A line holds a name, its kind and a count or nothing, \
            separated by tabs. `viet train entities --list` reads them.

            Example:
              viet dictionary names --data evidence --output Dictionaries/gazetteers
            """)

    @Option(help: ArgumentHelp("The folder of the evidence: lexicon.", valueName: "folder"), completion: .directory)
    var data: String

    @Option(
        help: ArgumentHelp("The folder to write to, which must be there.", valueName: "folder"), completion: .directory)
    var output: String

    func run() throws {
        func write(_ list: NameList, _ name: String) throws {
            StandardError.report("\(name): \(list.entries.count) entries")
            try AtomicFile.write(Array(list.text.utf8), to: "\(output)/\(name)")
        }
        var (places, countries, persons) = (NameList(), NameList(), NameList())
        places.addPlaces(try TextFile.read(data + "/lexicon/places-vietnam.tsv"))
        countries.addTerritories(try TextFile.read(data + "/lexicon/cldr-vi.tsv"))
        persons.addNameParts(try TextFile.read(data + "/lexicon/person-name-parts.tsv"))
        try write(places, "places.tsv")
        try write(countries, "countries.tsv")
        try write(persons, "persons.tsv")
    }
}

/// Which places of a horizontal axis have their names written below it.
enum ChartPlaces {
    /// Of days, months and years those where a reader looks for them: the first of a month, of a quarter, of a year, round years.
    /// Of other places every second, third and so on.
    ///
    /// - Parameters:
    ///   - places: days as `2024-03-17`, months as `2024-03`, years as `2024`, all of one kind; or any others.
    ///   - room: how many names there is room for, at least 1.
    /// - Returns: places in the list, in order.
    static func labelled(_ places: [String], room: Int) -> [Int] {
        let least = (places.count + room - 1) / max(room, 1)
        let dates = places.map(numbers)
        if let parts = dates.first?.count, (1...3).contains(parts), dates.allSatisfy({ $0.count == parts }) {
            for isLabelled in levels[parts - 1] {
                let found = places.indices.filter { isLabelled(dates[$0]) }
                if found.count > 1, zip(found, found.dropFirst()).allSatisfy({ $1 - $0 >= least }) { return found }
            }
        }
        return Array(stride(from: 0, to: places.count, by: max(least, 1)))
    }

    private static func numbers(_ place: String) -> [Int] {
        let numbers = place.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        return numbers.contains(nil) ? [] : numbers.compactMap(\.self)
    }

    private typealias Level = @Sendable ([Int]) -> Bool

    /// For years, months and days, the finest first.
    private static let levels: [[Level]] = [years, months, days]

    private static let years = [1, 2, 5, 10, 20, 50, 100].map { step -> Level in { $0[0] % step == 0 } }

    private static let months =
        [1, 2, 3, 6].map { step -> Level in { ($0[1] - 1) % step == 0 } }
        + years.map { isLabelled -> Level in { $0[1] == 1 && isLabelled($0) } }

    private static let days =
        [[], [1, 8, 15, 22], [1, 15]].map { days -> Level in { days.isEmpty || days.contains($0[2]) } }
        + months.map { isLabelled -> Level in { $0[2] == 1 && isLabelled($0) } }
}

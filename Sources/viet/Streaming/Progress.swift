import VietCore
import VietFormats

/// A line on standard error that shows how far a long run is, erased at its end.
///
/// Silent unless standard error is a terminal, standard output is none (its text would run into the line), and the run
/// lasts longer than a second.
struct Progress {
    private final class State {
        var done = 0
        var isShown = false
        var lastShown: Double
        init(start: Double) { lastShown = start }
    }

    private let total: Int?
    private let start: Double
    private let isOn: Bool
    private let state: State

    /// - Parameter total: the length of all inputs in bytes, where it is known.
    init(total: Int?, isOn: Bool = Platform.isTerminal(2) && !Platform.isTerminal(1)) {
        self.total = total
        self.isOn = isOn
        start = Platform.secondsSinceStart
        state = State(start: start)
    }

    func advance(by bytes: Int) {
        guard isOn else { return }
        state.done += bytes
        let now = Platform.secondsSinceStart
        guard now - start > 1, now - state.lastShown > 0.2 else { return }
        state.lastShown = now
        state.isShown = true
        StandardError.write("\r\u{1B}[K" + Progress.line(done: state.done, total: total, seconds: now - start))
    }

    func erase() {
        guard state.isShown else { return }
        state.isShown = false
        StandardError.write("\r\u{1B}[K")
    }

    /// `12.3 MB  45%  20.1 MB/s  8 s left`
    static func line(done: Int, total: Int?, seconds: Double) -> String {
        let rate = Double(done) / max(seconds, 1e-9)
        var parts = [Megabytes.text(Double(done)) + " MB"]
        if let total, total > 0 { parts.append("\(min(100, done * 100 / total))%") }
        parts.append(Megabytes.text(rate) + " MB/s")
        if let total, total > done, rate > 0 {
            let left = Int((Double(total - done) / rate).rounded(.up))
            parts.append(left < 120 ? "\(left) s left" : "\(left / 60) min left")
        }
        return parts.joined(separator: "  ")
    }
}

extension InputFile {
    /// The length of all inputs together, where all are regular files and none is compressed.
    static func plainLength(of paths: [String]) -> Int? {
        guard !paths.isEmpty else { return nil }
        var total = 0
        for path in paths {
            guard path != "-", let length = plainLength(of: path) else { return nil }
            total += length
        }
        return total
    }
}

import VietCore

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
    init(total: Int?, isOn: Bool = Terminal.isTerminal(2) && !Terminal.isTerminal(1)) {
        self.total = total
        self.isOn = isOn
        start = SystemCalls.secondsSinceStart
        state = State(start: start)
    }

    func advance(by bytes: Int) {
        guard isOn else { return }
        state.done += bytes
        let now = SystemCalls.secondsSinceStart
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
        var parts = [Figures.megabytes(Double(done)) + " MB"]
        if let total, total > 0 { parts.append("\(min(100, done * 100 / total))%") }
        parts.append(Figures.megabytes(rate) + " MB/s")
        if let total, total > done, rate > 0 {
            let left = Int((Double(total - done) / rate).rounded(.up))
            parts.append(left < 120 ? "\(left) s left" : "\(left / 60) min left")
        }
        return parts.joined(separator: "  ")
    }
}

/// Numbers for people, without Foundation.
enum Figures {
    /// `value` with `digits` behind the point.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return "-" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 9e18 else { return "\(value)" }
        let whole = Int(scaled) / Int(scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        let fraction = String(Int(scaled) % Int(scale))
        return sign + "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    static func megabytes(_ bytes: Double) -> String { fixed(bytes / 1e6, 1) }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

import ArgumentParser

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    /// Whether standard output gets colours: for `auto` where it is a terminal that shows them and NO_COLOR is unset.
    var isOn: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: Platform.isTerminal(1) && Terminal.showsColors
        }
    }
}

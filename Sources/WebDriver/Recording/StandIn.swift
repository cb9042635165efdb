/// Names of a recording's own, in place of those that a remote end makes up anew each time.
struct StandIns: Sendable {
    private var names: [String: String] = [:]
    private var counts: [StandIn.Kind: Int] = [:]
    /// In a replay the remote end's names are stand-ins already.
    let isReplay: Bool

    init(isReplay: Bool) {
        self.isReplay = isReplay
    }

    mutating func name(_ original: String, _ kind: StandIn.Kind) -> String {
        if isReplay { return original }
        let key = kind.rawValue + original
        if let known = names[key] { return known }
        counts[kind, default: 0] += 1
        let name = "\(kind.rawValue)\(counts[kind, default: 0])"
        names[key] = name
        return name
    }
}

/// What is named.
enum StandIn {
    enum Kind: String, Sendable {
        case session = "s"
        case element = "e"
        case shadow = "h"
        /// A window, tab or frame: the classic handle and BiDi's context are the same name.
        case window = "w"
        case request = "r"
        case navigation = "n"
        case subscription = "u"
        case intercept = "i"
        case collector = "c"
        case script = "p"
        case node = "d"
    }
}

/// Every exit code there is.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case refused = 10
    case halted = 11
    case held = 12
    case failed = 13
    case usage = 64
    case unusableInput = 65

    var meaning: String {
        switch self {
        case .done: "confirmed by the portal (or rehearsed, checked, verified, as asked)"
        case .refused: "refused before the portal was opened; nothing was sent"
        case .halted: "halted in the portal; provably not submitted"
        case .held: "held: released, and the outcome is unknown; a person decides"
        case .failed: "our own machinery failed; provably nothing was sent"
        case .usage: "the command line is wrong"
        case .unusableInput: "a packet, map or configuration cannot be used"
        }
    }

    static var table: String {
        allCases.map { "  \(String($0.rawValue).padding(to: 4))\($0.meaning)" }.joined(separator: "\n")
    }
}

extension String {
    /// The text with blanks behind it, at least `width` characters long.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

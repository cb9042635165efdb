import Foundation
import Glibc

/// Colours, where they help; they never carry meaning alone.
struct TextStyle: Sendable {
    let hasColour: Bool

    static let plain = TextStyle(hasColour: false)

    /// Colours on a terminal, unless NO_COLOR is set or the terminal is a dumb one.
    static var ofOutput: TextStyle {
        let environment = ProcessInfo.processInfo.environment
        let isAsked = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return TextStyle(hasColour: isTerminal && isAsked)
    }

    /// Whether a person watches.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    func good(_ text: String) -> String { paint(text, "32") }
    func bad(_ text: String) -> String { paint(text, "31") }
    func unsure(_ text: String) -> String { paint(text, "33") }
    func strong(_ text: String) -> String { paint(text, "1") }
    func faint(_ text: String) -> String { paint(text, "2") }

    func mark(_ isGood: Bool) -> String { isGood ? good("✓") : bad("✗") }

    private func paint(_ text: String, _ code: String) -> String {
        hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

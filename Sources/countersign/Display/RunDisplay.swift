import Foundation
import Submission
import Synchronization

/// Shows a run while it goes on.
final class RunDisplay: Sendable {
    private enum Form {
        case json
        case text(RunText)
    }

    private let form: Form
    private let isLive: Bool
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
        /// Whether the last line has no end yet.
        var isOpen = false
        /// Whether a passing line has to be wiped first.
        var isPassing = false
        var isCommitting = false
    }

    /// JSON where it was asked for; on a terminal a checklist that shows what is being done; plain lines elsewhere.
    static func chosen(asJSON: Bool) -> RunDisplay {
        let output: @Sendable (String) -> Void = { StandardOutput.write($0) }
        if asJSON { return RunDisplay(.json, isLive: false, write: output) }
        let isLive = TextStyle.isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        return RunDisplay(.text(RunText(style: .ofOutput)), isLive: isLive, write: output)
    }

    /// A display of text that goes where a test can read it.
    static func text(
        isLive: Bool, isSealed: @escaping @Sendable (String) -> Bool, write: @escaping @Sendable (String) -> Void
    ) -> RunDisplay {
        RunDisplay(.text(RunText(OutcomeText(style: .plain, isSealed: isSealed))), isLive: isLive, write: write)
    }

    private init(_ form: Form, isLive: Bool, write: @escaping @Sendable (String) -> Void) {
        self.form = form
        self.isLive = isLive
        self.write = write
    }

    func show(_ event: RunEvent) {
        switch form {
        case .json: write(JSONLine.text(EventLine(event)) + "\n")
        case .text(let text): state.withLock { show(event, text, &$0) }
        }
    }

    private func show(_ event: RunEvent, _ text: RunText, _ state: inout State) {
        if state.isPassing { write("\r\u{1B}[K") }
        state.isPassing = false
        switch event {
        case .working(let words):
            guard isLive, !state.isOpen else { return }
            write("  \(text.style.faint("… \(words)"))")
            state.isPassing = true
        case .commit(let step):
            // One line that grows, so that it says how far it came whenever it is cut off.
            write(state.isCommitting ? " · \(step)" : "  \(text.style.strong("COMMIT")) ─ \(step)")
            state.isOpen = true
            state.isCommitting = true
        case .gateJudged(let gate) where state.isOpen && gate.passed:
            // Judged once more while the request is held: a step of the commit, and it stays on its line.
            write(" · still approved (\(gate.passedCount) of \(gate.rules.count))")
        default:
            if state.isOpen { write("\n") }
            state.isOpen = false
            for line in text.lines(for: event) { write(line + "\n") }
        }
    }
}

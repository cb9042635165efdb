import Synchronization

/// What the client must remember of a session, shared by every copy of it.
final class SessionState: Sendable {
    /// Which document commands act in, as far as this client put it there.
    struct Place: Sendable, Hashable {
        /// Counts how often the window was changed.
        var window = 0
        /// The frames that were entered, from the outermost.
        var frames: [FrameReference] = []
    }

    private struct Memory {
        var timeouts: Timeouts
        var place = Place()
        /// Why nobody knows which document is current; nil while it is known.
        var lost: String?
    }

    private let memory: Mutex<Memory>

    init(capabilities: JSONValue) {
        memory = Mutex(Memory(timeouts: Timeouts(json: capabilities["timeouts"])))
    }

    var timeouts: Timeouts {
        get { memory.withLock { $0.timeouts } }
        set { memory.withLock { $0.timeouts = newValue } }
    }

    var place: Place {
        get { memory.withLock { $0.place } }
        set { memory.withLock { $0.place = newValue } }
    }

    var lost: String? {
        get { memory.withLock { $0.lost } }
        set { memory.withLock { $0.lost = newValue } }
    }

    /// Commands that do not depend on the current document, or make one the current one wherever they start.
    private static let always: Set<String> = [
        "Delete Session", "Status", "Get Timeouts", "Set Timeouts", "Get Window Handles", "Switch To Window",
    ]

    /// The command with its deadline; refused while nobody knows in which document it would act.
    func prepared(_ command: Command) throws(WebDriverError) -> Command {
        let (timeouts, lost) = memory.withLock { ($0.timeouts, $0.lost) }
        if let lost, !Self.always.contains(command.name), command.body != Command.switchToTop.body {
            throw WebDriverError(command: command.name, code: .notBack, message: lost, outcome: .noEffect)
        }
        var command = command
        if command.wait != .nothing {
            command.deadline = max(command.deadline, timeouts.applicable(to: command.wait) + Command.grace)
        }
        return command
    }
}

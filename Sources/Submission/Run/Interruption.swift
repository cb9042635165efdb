import Synchronization

/// A person's wish to end the run: Ctrl-C, SIGTERM, a closed terminal.
///
/// It is looked at between steps, so that what has to be done at an end (valve, draft, evidence) is done by code that
/// is not itself cancelled.
package final class Interruption: Sendable {
    private let wish = Mutex(false)

    /// No wish yet.
    package init() {}

    /// Says that the run should end.
    package func request() {
        wish.withLock { $0 = true }
    }

    /// Whether the run should end.
    package var isRequested: Bool {
        wish.withLock { $0 }
    }
}

import Glibc
import Synchronization

/// Wakes a blocked exchange when its caller has gone.
///
/// A pipe, so that the thread which waits for the answer waits for this too.
final class Stop: Sendable {
    /// Readable once ``raise()`` was called; -1 when the system has no descriptor left.
    let descriptor: Int32
    private let writer: Int32
    private let raised = Atomic(false)

    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
        (descriptor, writer) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    func raise() {
        raised.store(true, ordering: .releasing)
        write(writer, "x", 1)
    }

    var isRaised: Bool {
        raised.load(ordering: .acquiring)
    }
}

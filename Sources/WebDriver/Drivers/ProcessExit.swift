import Dispatch
import Glibc

/// The end of a process, noticed by its descriptor (pidfd_open(2)), not by its output, which others may hold open.
enum ProcessExit {
    /// Returns when the process has exited or the caller is cancelled; the descriptor stays open.
    static func wait(for descriptor: Int32) async {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        let (exits, exit) = AsyncStream.makeStream(of: Void.self)
        // Without pidfd (before Linux 5.4) only the end of the output tells.
        guard copy >= 0 else { return await exits.untilEnd() }
        let source = DispatchSource.makeReadSource(fileDescriptor: copy, queue: .global())
        source.setEventHandler { exit.finish() }
        source.setCancelHandler { close(copy) }
        source.resume()
        await exits.untilEnd()
        source.cancel()
    }
}

extension AsyncStream<Void> {
    /// Reads until it is finished or the caller is cancelled.
    func untilEnd() async {
        for await _ in self {}
    }
}

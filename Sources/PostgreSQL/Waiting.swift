import CPostgreSQL
import Glibc

/// The moment until which a server may take its time (CLOCK_MONOTONIC: nobody can set it).
struct Alarm {
    private let end: Int64

    /// Rings after so many milliseconds.
    init(after milliseconds: Int64) { end = Self.now + milliseconds }

    /// Waits until the socket is readable, or writable; false where time ran out.
    func wait(for socket: Int32, writable: Bool) -> Bool {
        while true {
            let left = end - Self.now
            guard left > 0 else { return false }
            var entry = pollfd(fd: socket, events: Int16(writable ? POLLIN | POLLOUT : POLLIN), revents: 0)
            let found = poll(&entry, 1, Int32(clamping: left))
            if found > 0 { return true }
            if found < 0, errno != EINTR { return false }
        }
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

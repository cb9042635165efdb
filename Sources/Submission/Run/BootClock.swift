import Glibc

/// CLOCK_BOOTTIME: goes on while the machine sleeps, and nobody can set it.
enum BootClock {
    /// Nanoseconds since boot.
    static func now() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

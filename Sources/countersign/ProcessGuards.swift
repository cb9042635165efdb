import Dispatch
import Foundation
import Glibc
import Submission

/// What this process must not do to others or to secrets.
enum ProcessGuards {
    /// No core dump (it would hold credentials and pixels, P5), and no death by a reader that went away.
    static func raise() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Turns Ctrl-C, SIGTERM and a closed terminal into a wish to end; the sources live as long as the result.
    static func signals(_ interruption: Interruption) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { interruption.request() }
            source.resume()
            return source
        }
    }
}

import Dispatch
import Glibc

extension Browser {
    /// Ends every browser of this process when SIGINT, SIGTERM or SIGHUP comes, and then the process by that signal.
    ///
    /// For programs that do not handle these signals themselves: one that does calls ``end()`` where its run ends.
    /// Counts for the rest of the process's life.
    public static func endAllOnSignals() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // Otherwise the default action comes first.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Task {
                    await LiveBrowsers.shared.endAll()
                    die(by: number)
                }
            }
            source.resume()
            // It lives as long as the process.
            _ = Unmanaged.passRetained(source as AnyObject)
        }
    }

    /// Whoever waits for this process sees what ended it.
    private static func die(by number: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, number)
        _ = signal(number, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        kill(getpid(), number)
    }
}

import Foundation
import Synchronization

/// The browsers of this process that run, so that a signal can end them all.
final class LiveBrowsers: Sendable {
    static let shared = LiveBrowsers()

    private struct State {
        /// By the path of their note.
        var started: [String: Started] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    /// A browser is about to start, or its driver runs, as its note says; false when it must not.
    func note(_ started: Started, at path: String) -> Bool {
        state.withLock { state in
            state.started[path] = started
            return !state.isEnding
        }
    }

    func forget(_ path: String) {
        state.withLock { _ = $0.started.removeValue(forKey: path) }
    }

    /// Ends every group and removes every folder and note; no browser starts afterwards.
    ///
    /// As after a SIGKILL, a process is only touched when it is provably one of the browser.
    func endAll() async {
        let all = state.withLock { state in
            state.isEnding = true
            return state.started
        }
        for (path, started) in all {
            await Leftovers.clear(started)
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}

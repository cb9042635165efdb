import Foundation
import Synchronization

/// The browsers of this process that run, so that a signal can end them all.
final class LiveBrowsers: Sendable {
    static let shared = LiveBrowsers()

    private struct Live {
        let note: String
        var driver: Int32?
    }

    private struct State {
        var byFolder: [String: Live] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    /// A browser is about to start in this folder; false when none may start any more.
    func begin(_ folder: String, note: String) -> Bool {
        state.withLock { state in
            guard !state.isEnding else { return false }
            state.byFolder[folder] = Live(note: note)
            return true
        }
    }

    /// Its driver runs; false when it must not.
    func isDriven(_ folder: String, by driver: Int32) -> Bool {
        state.withLock { state in
            state.byFolder[folder]?.driver = driver
            return !state.isEnding
        }
    }

    func forget(_ folder: String) {
        state.withLock { _ = $0.byFolder.removeValue(forKey: folder) }
    }

    /// Ends every group and removes every folder and note; no browser starts afterwards.
    func endAll() async {
        let all = state.withLock { state in
            state.isEnding = true
            return state.byFolder
        }
        for (path, live) in all {
            await ProcessGroup(leader: live.driver, folder: path).end()
            RunFolder(recorded: path)?.remove()
            try? FileManager.default.removeItem(atPath: live.note)
        }
    }
}

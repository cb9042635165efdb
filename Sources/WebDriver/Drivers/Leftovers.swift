import Foundation

/// Ends and removes what earlier runs left behind.
public enum Leftovers {
    /// Clears up after every run whose own process is gone; every command calls it when it starts.
    ///
    /// A process is only touched when it is provably one of the run: its start time is the recorded one, or its
    /// environment names the run's folder. A pid alone is used again.
    ///
    /// - Parameter stateFolder: where ``Browser/launch(_:stateFolder:)`` noted what it started.
    /// - Returns: how many runs were cleared up after.
    @discardableResult
    public static func sweep(in stateFolder: String) async -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: stateFolder)) ?? []
        for name in names where StartedNote.isAbandoned(name) {
            try? FileManager.default.removeItem(atPath: "\(stateFolder)/\(name)")
        }
        var swept = 0
        for name in names where name.hasSuffix(StartedNote.suffix) {
            let path = "\(stateFolder)/\(name)"
            guard let data = FileManager.default.contents(atPath: path),
                let started = try? JSONDecoder().decode(Started.self, from: data),
                ProcessTable.entry(started.owner)?.startTime != started.ownerStart
            else { continue }
            await clear(started)
            try? FileManager.default.removeItem(atPath: path)
            swept += 1
        }
        return swept
    }

    /// Ends and removes what a note names.
    static func clear(_ started: Started) async {
        // A note says what to remove: nothing else may be named there.
        guard let folder = RunFolder(recorded: started.folder) else { return }
        await ProcessGroup(leader: group(of: started), folder: folder.path).end()
        folder.remove()
    }

    /// The recorded group, if it still is the one that was recorded.
    private static func group(of started: Started) -> Int32? {
        guard let driver = started.driver, driver > 1 else { return nil }
        if let leader = ProcessTable.entry(driver) { return leader.startTime == started.driverStart ? driver : nil }
        // The leader is gone, its group may live on: one member that names our folder proves that it is ours.
        let members = ProcessTable.all.filter { $0.group == driver }
        return members.contains { $0.belongs(to: started.folder) } ? driver : nil
    }
}

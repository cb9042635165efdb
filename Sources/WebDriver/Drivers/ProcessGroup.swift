import Foundation
import Glibc

/// A process group that we started, and whatever left it but lives in the same run folder.
struct ProcessGroup: Sendable {
    /// Nil when only the folder is known.
    let leader: Int32?
    /// The run folder, which the environment of every process of the run names.
    let folder: String

    /// Ends every member at once and waits until none is left; there is nothing in it worth a polite end.
    func end() async {
        if let leader, leader > 1 { killpg(leader, SIGKILL) }
        let limit = ContinuousClock.now + .seconds(5)
        while case let left = members, !left.isEmpty, ContinuousClock.now < limit {
            // Crash handlers sit in sessions of their own, out of the group's reach.
            for pid in left { kill(pid, SIGKILL) }
            // In a task of its own, so that a cancelled caller waits as well.
            await Task { try? await Task.sleep(for: .milliseconds(10)) }.value
        }
    }

    /// Members that still run; the dead that nobody has waited for do not count.
    var members: [Int32] {
        ProcessTable.all.filter { $0.state != "Z" && ($0.group == leader || $0.belongs(to: folder)) }.map(\.pid)
    }
}

/// The kernel's list of processes (proc(5)).
enum ProcessTable {
    struct Entry: Sendable, Hashable {
        let pid: Int32
        let state: Character
        let parent: Int32
        let group: Int32
        /// In clock ticks since boot: with the pid, a name that is not used twice.
        let startTime: UInt64

        /// Whether the process was started with this folder as its HOME.
        func belongs(to folder: String) -> Bool {
            guard let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return false }
            return environment.split(separator: 0).contains { $0.elementsEqual("HOME=\(folder)/home".utf8) }
        }
    }

    static var all: [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.compactMap(entry)
    }

    static func entry(_ pid: Int32) -> Entry? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let close = text.lastIndex(of: ")")
        else { return nil }
        // The fields behind the command's name, which may contain anything: state is field 3, parent 4, group 5, start time 22.
        let fields = text[text.index(after: close)...].split(separator: " ")
        guard fields.count > 19, let state = fields[0].first, let parent = Int32(fields[1]),
            let group = Int32(fields[2]), let start = UInt64(fields[19])
        else { return nil }
        return Entry(pid: pid, state: state, parent: parent, group: group, startTime: start)
    }
}

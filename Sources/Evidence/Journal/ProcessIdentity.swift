import Foundation
import PKI

/// One process of one boot: a number that the kernel has given to another process since is not taken for it.
package struct ProcessIdentity: Sendable, Hashable {
    package let pid: Int64
    /// Clock ticks from boot to the start of the process (proc(5), /proc/pid/stat, field 22).
    package let startTime: Int64
    /// /proc/sys/kernel/random/boot_id.
    package let boot: String

    /// Names a process.
    package init(pid: Int64, startTime: Int64, boot: String) {
        self.pid = pid
        self.startTime = startTime
        self.boot = boot
    }

    /// This process; nil where /proc cannot be read.
    package static var current: ProcessIdentity? { of(pid: Int64(ProcessInfo.processInfo.processIdentifier)) }

    /// The process that has `pid` now; nil if there is none.
    package static func of(pid: Int64) -> ProcessIdentity? {
        guard let stat = text(of: "/proc/\(pid)/stat"), let boot = text(of: "/proc/sys/kernel/random/boot_id"),
            // The name in field 2 may hold spaces and brackets; the last bracket ends it.
            let bracket = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: bracket)...].split(separator: " ")
        guard fields.count > 19, let start = Int64(fields[19]), fields[0] != "Z" else { return nil }
        return ProcessIdentity(pid: pid, startTime: start, boot: boot)
    }

    /// Whether this very process still runs.
    package var isAlive: Bool { Self.of(pid: pid) == self }

    var json: JSON { ["pid": .integer(pid), "startTime": .integer(startTime), "boot": .string(boot)] }

    init?(_ json: JSON) {
        guard let pid = json["pid"]?.integer, let start = json["startTime"]?.integer, let boot = json["boot"]?.string
        else { return nil }
        self.init(pid: pid, startTime: start, boot: boot)
    }

    private static func text(of path: String) -> String? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

import Foundation
import Glibc
import Governance
import PostgreSQL
import PostgreSQLBench
import Testing

@testable import Submission

/// What `scripts/prove crash` starts, one process a run; without its variables there is nothing to test.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CRASH_RESULT"] != nil))
struct CrashChild {
    private func variable(_ name: String) throws -> String {
        try #require(ProcessInfo.processInfo.environment[name], "\(name) is not set")
    }

    /// Makes an installation with an approved packet and says where.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CRASH_ORIGIN"] != nil))
    func `makes an installation`() throws {
        let good = try GoodPacket.make(origin: try variable("CRASH_ORIGIN"), maps: stagingMaps + "-form")
        try good.folder.path.write(toFile: try variable("CRASH_RESULT"), atomically: true, encoding: .utf8)
    }

    /// Makes two installations with one certificate request, as version 4 and 5, whose claims lie in one PostgreSQL.
    ///
    /// The server lives until the process that asked for it is gone, or has put a file `stop` beside the result.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CRASH_PORTAL"] != nil))
    func `makes two machines that share claims`() async throws {
        let result = try variable("CRASH_RESULT")
        let server = try PostgreSQLServer()
        let address = try server.address()
        let four = try GoodPacket.make(origin: try variable("CRASH_PORTAL"), maps: stagingMaps + "-form")
        try four.share(address)
        let five = try four.copied(asVersion: 5)
        let made: [String: Any] = [
            "four": four.folder.path, "five": five.folder.path,
            "server": "host=\(address.host) port=\(address.port) dbname=\(address.database) user=\(address.user)",
        ]
        try JSONSerialization.data(withJSONObject: made).write(to: URL(fileURLWithPath: result), options: .atomic)
        let parent = getppid()
        while kill(parent, 0) == 0, !FileManager.default.fileExists(atPath: result + ".stop") {
            try await Task.sleep(for: .milliseconds(100))
        }
        for machine in [four, five] { machine.remove() }
    }

    /// One run from its first gate to its end, with a simulated browser at the far end of a real BiDi connection.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CRASH_BROWSER"] != nil))
    func `runs once`() async throws {
        let folder = URL(fileURLWithPath: try variable("CRASH_INSTALLATION"))
        var flags = ConfigurationFlags()
        flags.file = folder.appendingPathComponent("countersign.yaml").path
        let course = CrashCourse(
            configuration: try Configuration.load(flags),
            packet: try PacketFolder.read(folder.appendingPathComponent("packet").path),
            browser: try variable("CRASH_BROWSER"))
        let said = await course.perform()
        try JSONEncoder().encode(said).write(to: URL(fileURLWithPath: try variable("CRASH_RESULT")))
    }
}

extension GoodPacket {
    /// The same installation and the same certificate request in a folder of its own, as another version.
    fileprivate func copied(asVersion version: Int) throws -> GoodPacket {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("packet-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: folder, to: copy)
        let other = GoodPacket(folder: copy, persons: persons, subjectKey: subjectKey)
        var packet = try other.read().packet
        packet.version = version
        try other.write(packet.json.reviewable(), to: "packet/packet.json")
        try other.writeRecord()
        for role in Role.allCases { try other.approve(role) }
        return other
    }
}

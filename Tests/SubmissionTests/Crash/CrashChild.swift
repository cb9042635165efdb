import Foundation
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

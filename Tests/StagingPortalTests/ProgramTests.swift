import Foundation
import Subprocess
import SystemPackage
import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct ProgramTests {
    private struct Announcement: Decodable {
        let portal: String
        let ledger: String
        let authority: String?
    }

    // The program is built into the folder of the tests' own program.
    private var program: Executable {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return .path(FilePath(tests).removingLastComponent().appending("staging-portal"))
    }

    @Test(arguments: [[], ["--tls"]])
    func `it says in one line where it is, and ends in order when told to`(options: [String]) async throws {
        let arguments = ["--scenario", "warning", "--scenario", "slow"] + options
        let result = try await Subprocess.run(
            program, arguments: Arguments(arguments), input: .none, output: .sequence, error: .discarded
        ) { execution in
            var lines: [String] = []
            for try await line in execution.standardOutput.strings() {
                lines.append(line)
                try await look(at: line, isSecure: !options.isEmpty)
                try execution.send(signal: .terminate)
            }
            return lines
        }
        #expect(result.terminationStatus == .exited(0))
        #expect(result.closureResult.count == 1)
        let said = try announcement(result.closureResult[0])
        if let authority = said.authority { #expect(!FileManager.default.fileExists(atPath: authority)) }
    }

    private func announcement(_ line: String) throws -> Announcement {
        try JSONDecoder().decode(Announcement.self, from: Data(line.utf8))
    }

    private func look(at line: String, isSecure: Bool) async throws {
        let said = try announcement(line)
        #expect(said.portal.hasPrefix(isSecure ? "https://127.0.0.1:" : "http://127.0.0.1:"))
        #expect((said.authority != nil) == isSecure)
        let ledger = Visitor(port: Int(said.ledger.split(separator: ":").last ?? "") ?? 0)
        #expect(try await ledger.get("/scenario").body == #"{"on":["slow","warning"]}"#)
    }

    @Test func `a scenario that does not exist is refused as a usage error`() async throws {
        let result = try await Subprocess.run(
            program, arguments: ["--scenario", "slwo"], output: .discarded, error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(64))
        #expect(result.standardError.contains("slwo"))
    }

    @Test func `a port that is taken is named`() async throws {
        try await withPortal { portal, visitor in
            let port = visitor.port
            let result = try await Subprocess.run(
                program, arguments: ["--port", "\(port)"], output: .discarded, error: .string(limit: 1 << 16))
            #expect(result.terminationStatus != .exited(0))
            #expect(result.standardError.contains("127.0.0.1:\(port) cannot be listened on"))
        }
    }
}

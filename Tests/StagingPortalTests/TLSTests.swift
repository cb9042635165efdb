import Foundation
import Subprocess
import SystemPackage
import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct TLSTests {
    @Test func `the portal is served by HTTPS to whoever trusts its CA`() async throws {
        try await withPortal(tls: true) { portal, _ in
            #expect(portal.origin.hasPrefix("https://127.0.0.1:"))
            let authority = try #require(portal.authority)
            let answer = try await curl(["--cacert", authority, "-i", "\(portal.origin)/login"])
            #expect(answer.output.hasPrefix("HTTP/1.1 200"))
            #expect(answer.output.contains("; Secure"))
            let named = portal.origin.replacing("127.0.0.1", with: "localhost")
            #expect(try await curl(["--cacert", authority, "\(named)/login"]).status == 0)
        }
    }

    @Test func `nobody else gets an answer`() async throws {
        try await withPortal(tls: true) { portal, _ in
            let answer = try await curl(["\(portal.origin)/login"])
            // 60: the peer's certificate cannot be verified.
            #expect(answer.status == 60)
            #expect(await portal.ledger.requests == 0)
        }
    }

    @Test func `the ledger says that a request came by HTTPS`() async throws {
        try await withPortal(shape: .form, tls: true) { portal, _ in
            let code = try await submit(to: portal)
            #expect(code == 0)
            #expect(await portal.ledger.accepted.map(\.tls) == [true])
        }
    }

    // curl's own codes: 52 nothing was answered, 56 the connection broke while it was read.
    @Test(arguments: [(Scenario.replyLostFIN, [52]), (.replyLostRST, [52, 56])] as [(Scenario, [Int32])])
    func `a lost reply is lost behind TLS too`(scenario: Scenario, codes: [Int32]) async throws {
        try await withPortal([scenario], shape: .form, tls: true) { portal, _ in
            let code = try await submit(to: portal)
            #expect(codes.contains(code))
            #expect(await portal.ledger.accepted.count == 1)
        }
    }

    private func submit(to portal: StagingPortal) async throws -> Int32 {
        let authority = try #require(portal.authority)
        let jar = URL(filePath: authority).deletingLastPathComponent().appending(path: "jar").path
        let common = ["--cacert", authority, "-b", jar, "-c", jar]
        let login = try await curl(common + ["\(portal.origin)/login"]).output
        let sign = ["_csrf=\(token(login))", "username=ops.engineer", "password=staging-only"]
        _ = try await curl(common + sign.flatMap { ["-d", $0] } + ["\(portal.origin)/login"])
        let form = try await curl(common + ["\(portal.origin)/requests/new"]).output
        let fields = [("_csrf", token(form))] + Example.pairs
        let posted = fields.flatMap { ["--data-urlencode", "\($0.0)=\($0.1)"] }
        return try await curl(common + posted + ["\(portal.origin)/requests/submit"]).status
    }

    @Test func `nothing is left when it ends`() async throws {
        let authority = try await withPortal(tls: true) { portal, _ in
            let path = try #require(portal.authority)
            let folder = URL(filePath: path).deletingLastPathComponent().path
            let attributes = try FileManager.default.attributesOfItem(atPath: folder)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            #expect(try await processes(naming: folder) > 0)
            return path
        }
        let folder = URL(filePath: authority).deletingLastPathComponent().path
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(try await processes(naming: folder) == 0)
    }

    private func processes(naming text: String) async throws -> Int {
        let listing = try await Subprocess.run(
            .name("ps"), arguments: ["-eo", "args"], output: .string(limit: 1 << 20))
        return listing.standardOutput.split(separator: "\n").filter { $0.contains(text) }.count
    }

    private func token(_ page: String) -> String {
        page.firstMatch(of: /name="_csrf" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
    }

    private func curl(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let result = try await Subprocess.run(
            .name("curl"), arguments: Arguments(["-sS", "--noproxy", "*", "--max-time", "20"] + arguments),
            output: .string(limit: 1 << 20))
        guard case .exited(let code) = result.terminationStatus else { return (-1, result.standardOutput) }
        return (code, result.standardOutput)
    }
}

import Foundation
import Governance
import PKI
import Submission
import Testing

@Suite(.timeLimit(.minutes(10))) struct ApprovalTests {
    @Test func `an approval is bound to the packet, the person and the key`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let approvals = try await good.facts().approvals
        #expect(approvals.map(\.source) == Role.allCases.map { "approvals/\($0.rawValue).p7s" }.sorted())
        let digest = try good.read().digest.hex
        for approval in approvals {
            #expect(approval.packetDigest == digest)
            let keyed = try #require(good.persons[approval.person])
            guard case .valid(let certificate, _, _) = approval.signature else {
                Issue.record("\(approval.source) is not valid")
                continue
            }
            #expect(certificate == keyed.certificate.sha256.hex)
        }
    }

    @Test(arguments: [0.1, 0.5, 0.99])
    func `an approval with one changed byte is not validly signed`(_ share: Double) async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let file = good.folder.appendingPathComponent("packet/approvals/ca-delegate.p7s")
        var bytes = [UInt8](try Data(contentsOf: file))
        bytes[Int(Double(bytes.count) * share)] ^= 1
        try good.write(bytes, to: "packet/approvals/ca-delegate.p7s")
        let refusals = Gate.standard.examine(try await good.facts()).flatMap(\.refusals)
        #expect(refusals.map(\.rule) == ["approvals.signature"])
        #expect(refusals.first?.message.hasPrefix("The CA delegate's approval is not ") == true)
    }

    @Test func `openssl reads an approval and finds the statement in it`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let output = try Tool.run([
            "openssl", "cms", "-verify", "-inform", "DER", "-noverify", "-in",
            good.packetPath + "/approvals/ca-delegate.p7s",
        ])
        let statement = try ApprovalStatement(output, file: "openssl")
        #expect(statement.person == "ines.moreau")
        #expect(statement.packet == (try good.read().digest.hex))
    }

    @Test func `an approval leaves an in-toto link, and a withdrawal takes it away`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let folder = good.packetPath + "/approvals"
        func links() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("approve-ca-delegate.") }
        }
        #expect(try links().count == 1)
        try good.approve(.caDelegate) { $0.decision = .withdrawn }
        #expect(try links().isEmpty)
    }

    @Test(arguments: [
        ("\"decision\":\"approved\"", "\"decision\":\"maybe\"", "decision: expected one of"),
        ("\"version\":4", "\"version\":\"4\"", "request.version: expected a whole number"),
        ("\"role\":", "\"rolle\":", "role: expected this key"),
        ("approval/1", "approval/2", "schema: expected"),
    ])
    func `a statement of another form is refused with its place`(_ old: String, _ new: String, _ says: String) throws {
        let moment = Instant(milliseconds: 1_790_000_000_000)
        let statement = ApprovalStatement(
            packet: String(repeating: "ab", count: 32), requestID: "CR-1", version: 4, role: "ca-delegate",
            person: "ines.moreau", decision: .approved, decided: moment, expires: moment)
        let text = String(decoding: statement.json.canonical(), as: UTF8.self)
        #expect(try ApprovalStatement(Array(text.utf8), file: "a.p7s") == statement)
        let changed = text.replacingOccurrences(of: old, with: new)
        let error = try #require(throws: InputError.self) { try ApprovalStatement(Array(changed.utf8), file: "a.p7s") }
        #expect(error.description.contains(says))
        #expect(error.description.hasPrefix("a.p7s:1:"))
    }
}

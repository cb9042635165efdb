import Foundation
import Glibc
import Governance
import PKI
import Submission
import Testing

/// A record of an in-house system: JSON that Python's own server gives out on loopback.
@Suite(.timeLimit(.minutes(10))) struct MappedRecordTests {
    @Test func `approvals of a mapped record are judged by account, text and time (P1)`() async throws {
        let bench = try MappedBench()
        defer { bench.remove() }
        #expect(try await bench.refusals() == [])
        try bench.change("\"YES\"", "\"TAKEN BACK\"")
        #expect(Set(try await bench.refusals()) == ["approvals.decision"])
    }

    @Test func `an account that the policy does not let count is no signature (P1)`() async throws {
        let bench = try MappedBench()
        defer { bench.remove() }
        try bench.good.replace("recordAccounts: [house]", with: "recordAccounts: []", in: "policy.yaml")
        #expect(Set(try await bench.refusals()) == ["approvals.signature"])
    }

    @Test(arguments: [
        ("\"DONE\"", "\"OPEN\"", "record.state"), ("\"version\": 4", "\"version\": 5", "record.state"),
        ("\"CR-2291\"", "\"CR-2292\"", "record.state"), ("\"ines\"", "\"mara\"", "approvals.signature"),
        ("\"YES\"", "\"PERHAPS\"", "record.state"), ("\"at\": \"", "\"at\": \"x", "record.state"),
    ])
    func `a mapped record that says anything else is refused (P10)`(
        _ old: String, _ new: String, _ rule: String
    )
        async throws
    {
        let bench = try MappedBench()
        defer { bench.remove() }
        try bench.change(old, new)
        #expect(try await bench.refusals().contains(rule))
    }

    @Test func `in production the mapping that was used is signed by two persons (P1)`() async throws {
        let bench = try MappedBench()
        defer { bench.remove() }
        var facts = try await bench.facts()
        let mapping = try #require(facts.inputs.first { $0.kind == .recordMapping })
        #expect(mapping.digest == SHA256Digest(of: Array(MappedBench.mapping.utf8)).hex)
        facts.environment = "production"
        let unsigned = Gate.standard.examine(facts).flatMap(\.refusals).filter { $0.rule == "inputs.signed" }
        #expect(unsigned.contains { $0.message.hasPrefix("The record-mapping is signed by 0 of") })
        facts.inputs.removeAll { $0.kind == .recordMapping }
        let others = Gate.standard.examine(facts).flatMap(\.refusals).filter { $0.rule == "inputs.signed" }
        #expect(!others.contains { $0.message.hasPrefix("The record-mapping") })
    }

    @Test func `a record out of reach is refused with the reason (P1, P10)`() async throws {
        let bench = try MappedBench()
        defer { bench.remove() }
        bench.stop()
        let refusal = try await bench.judged().first { $0.rule == "record.state" }
        #expect(refusal?.message == "The governed record cannot be read.")
        #expect(refusal?.source.hasPrefix("http://127.0.0.1:") == true)
    }
}

/// The fixture's packet with its record behind HTTP, and the approvers' accounts in the registry.
private struct MappedBench {
    let good: GoodPacket
    private let server: Process

    init() throws {
        good = try GoodPacket.make()
        server = Process()
        let packet = try good.read()
        let folder = good.folder.appendingPathComponent("www/requests")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try good.write(Array(Self.record(packet).utf8), to: "www/requests/CR-2291")
        let port = try start(good.folder.appendingPathComponent("www").path)
        try good.write(Array(Self.mapping.utf8), to: "mapping.yaml")
        try good.replace(
            "operator: jonas.weber",
            with:
                "operator: jonas.weber\nrecord: { mapped: { url: \"http://127.0.0.1:\(port)\", mapping: mapping.yaml } }",
            in: "countersign.yaml")
        try good.replace("uncompared:", with: "recordAccounts: [house]\nuncompared:", in: "policy.yaml")
        for (person, account) in [("mara.lindqvist", "mara"), ("tomas.okafor", "tomas"), ("ines.moreau", "ines")] {
            let certificate = good.persons[person]?.certificate.sha256.hex ?? ""
            try good.replace(
                "certificates: [\(certificate)]\n    accounts: []",
                with: "certificates: [\(certificate)]\n    accounts: [{ system: house, name: \(account) }]",
                in: "registry.yaml")
        }
    }

    /// A free port, which the server itself says.
    private func start(_ folder: String) throws -> String {
        let script = """
            import functools, http.server, sys
            handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
            server = http.server.HTTPServer(("127.0.0.1", 0), handler)
            print(server.server_port, flush=True)
            server.serve_forever()
            """
        server.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        server.arguments = ["-c", script, folder]
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return line.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func stop() {
        // A child of a test inherits the signals that are blocked here; this one cannot be.
        kill(server.processIdentifier, SIGKILL)
    }

    func remove() {
        stop()
        good.remove()
    }

    func change(_ old: String, _ new: String) throws { try good.replace(old, with: new, in: "www/requests/CR-2291") }

    func judged() async throws -> [Refusal] {
        Gate.standard.examine(try await facts()).flatMap(\.refusals)
    }

    func facts() async throws -> Facts {
        let configuration = try good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: try configuration.issuanceRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false, performer: await .proven(configuration),
            memory: GateMemory(nil), unshownRequests: [])
        return try await reading.read().facts
    }

    func refusals() async throws -> [String] { try await judged().map(\.rule) }

    private static func record(_ packet: PacketFolder) -> String {
        let now = Instant.now
        func approval(_ role: String, _ account: String) -> String {
            """
            { "as": "\(role)", "by": { "login": "\(account)" }, "of": "\(packet.digest.hex)", "says": "YES",
              "at": "\(now.adding(milliseconds: -60_000))", "until": "\(now.adding(milliseconds: 3_600_000))" }
            """
        }
        return """
            { "id": "CR-2291", "version": 4, "workflow": { "state": "DONE" }, "sign-offs": [
              \(approval("integrity", "mara")), \(approval("cryptography-engineering-manager", "tomas")),
              \(approval("ca-delegate", "ines")) ] }
            """
    }

    static let mapping = """
        schema: countersign.record-mapping/1
        version: 1
        system: house
        path: /requests/{request}
        request: /id
        packetVersion: /version
        state: /workflow/state
        approvedStates: [DONE]
        approvals: /sign-offs
        approval:
          role: /as
          account: /by/login
          packetDigest: /of
          decision: /says
          decided: /at
          expires: /until
          roles: { integrity: release-integrity-owner }
          decisions: { "YES": approved, "NO": rejected, "TAKEN BACK": withdrawn }

        """
}

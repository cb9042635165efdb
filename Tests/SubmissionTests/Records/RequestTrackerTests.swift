import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Synchronization
import Testing

/// Request Tracker 5 for real, as `scripts/peer-rt` starts it; without one, nothing runs here.
@Suite(.serialized, .enabled(if: Tracker.url != nil), .timeLimit(.minutes(10))) struct RequestTrackerTests {
    @Test func `approvals given in its web pages are believed by who made the transaction (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        #expect(
            try await bench.refusals() == ["approvals.roles", "approvals.roles", "approvals.roles", "record.state"])
        for account in Tracker.approvers.keys { try bench.decide("approve", as: account, onTicketOf: account) }
        let approved = try await bench.refusals()
        #expect(approved == [], "\(approved)")
        try bench.reopen("cad.delegate")
        let reopened = try await bench.refusals()
        #expect(Set(reopened) == ["approvals.decision", "record.state"], "\(reopened)")
    }

    @Test func `somebody else's click on an approver's ticket is not that approver's (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.decide("approve", as: "rio.owner", onTicketOf: "rio.owner")
        try bench.resolve(as: "rio.owner", onTicketOf: "cem.manager")
        try bench.decide("approve", as: "cad.delegate", onTicketOf: "cad.delegate")
        let refused = Set(try await bench.refusals())
        #expect(refused.isSuperset(of: ["approvals.persons", "approvals.signature", "approvals.named"]), "\(refused)")
    }

    @Test func `where no account counts, the approver's own signed approval is on the ticket (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.good.replace("recordAccounts: [rt]", with: "recordAccounts: []", in: "policy.yaml")
        for account in Tracker.approvers.keys { try bench.decide("approve", as: account, onTicketOf: account) }
        #expect(Set(try await bench.refusals()) == ["approvals.signature"])
        for (account, person) in Tracker.approvers { try bench.attachApproval(of: person, as: account) }
        let approved = try await bench.refusals()
        #expect(approved == [], "\(approved)")
        try bench.reopen("cad.delegate")
        let reopened = try await bench.refusals()
        #expect(Set(reopened) == ["approvals.decision", "record.state"], "\(reopened)")
    }

    @Test func `an approval reopened between the two gates stops the run and leaves its draft (P1, P8)`() async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let bench = try Tracker(origin: portal.origin)
        defer { bench.good.remove() }
        for account in Tracker.approvers.keys { try bench.decide("approve", as: account, onTicketOf: account) }
        let isReopened = Mutex(false)
        let outcome = await Run(try bench.good.request()).perform { event in
            // No permit grows old meanwhile: the first gate's is used, the second's is not judged yet.
            guard case .pageDone(let page) = event, page.id == "profile" else { return }
            isReopened.withLock { reopened in
                guard !reopened else { return }
                reopened = (try? bench.reopen("cad.delegate")) != nil
            }
        }
        let ledger = await portal.ledger
        await portal.stop()
        #expect(isReopened.withLock { $0 })
        #expect(ledger.accepted.isEmpty)
        guard case .halted(let halt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect("\(halt)".contains("approvals.decision"))
        let left = ledger.drafts.filter { !$0.discarded }
        #expect(left.map(\.id) == [halt.draft])
        #expect(left.first?.fields.isEmpty == false)
    }

    @Test func `the journal's head is a comment of the ticket before the release (P6)`() async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let bench = try Tracker(origin: portal.origin)
        defer { bench.good.remove() }
        try bench.demandWitness()
        for account in Tracker.approvers.keys { try bench.decide("approve", as: account, onTicketOf: account) }
        let outcome = await Run(try bench.good.request()).perform { _ in }
        let ledger = await portal.ledger
        await portal.stop()
        guard case .confirmed(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(ledger.accepted.count == 1)
        let path = try #require(receipt.evidence)
        let sent = try String(contentsOfFile: "\(path)/before-release/published", encoding: .utf8)
        #expect(sent.hasPrefix("countersign/"))
        #expect(try bench.heads() == [sent])
    }
}

/// The fixture's packet with a request of its own in Request Tracker.
private struct Tracker: Sendable {
    static let url = ProcessInfo.processInfo.environment["COUNTERSIGN_RT_URL"]
    static let approvers = [
        "rio.owner": "mara.lindqvist", "cem.manager": "tomas.okafor", "cad.delegate": "ines.moreau",
    ]

    let good: GoodPacket
    private let request: Int

    init(origin: String = "http://127.0.0.1:9") throws {
        let id = "CR-\(Int.random(in: 100_000...999_999))"
        good = try GoodPacket.make(origin: origin) { $0.requestID = id }
        let packet = try good.read()
        let body: [String: Any] = [
            "Queue": "Issuance", "Subject": "Issue \(id)", "Content": "x",
            "CustomFields": [
                "CSR SHA-256": packet.packet.csr.derSHA256, "Packet SHA-256": packet.digest.hex, "Packet Version": "4",
            ],
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        let made = try Self.rest("alice.requester", ["-X", "POST", "-d", json, "\(Self.base)/ticket"])
        request = try #require((made["id"] as? NSNumber)?.intValue ?? (made["id"] as? String).flatMap { Int($0) })
        try configure()
    }

    private static var base: String { "\(url ?? "")/REST/2.0" }

    private func configure() throws {
        let token = ProcessInfo.processInfo.environment["COUNTERSIGN_RT_TOKEN"] ?? ""
        try good.write(Array("\(token)\n".utf8), to: "rt-token")
        try good.replace(
            "operator: jonas.weber",
            with: """
                operator: jonas.weber
                record:
                  requestTracker:
                    url: \(Self.url ?? "")
                    queue: Issuance
                    system: rt
                    token: { file: rt-token }
                    roles: { crypto-engineering-manager: cryptography-engineering-manager }
                """, in: "countersign.yaml")
        try good.replace("uncompared:", with: "recordAccounts: [rt]\nuncompared:", in: "policy.yaml")
        for (account, person) in Self.approvers {
            let certificate = good.persons[person]?.certificate.sha256.hex ?? ""
            try good.replace(
                "certificates: [\(certificate)]\n    accounts: []",
                with: "certificates: [\(certificate)]\n    accounts: [{ system: rt, name: \(account) }]",
                in: "registry.yaml")
        }
    }

    func refusals() async throws -> [String] {
        let configuration = try good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: try configuration.issuanceRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false, performer: await .proven(configuration),
            memory: GateMemory(nil), unshownRequests: [])
        return Gate.standard.examine(try await reading.read().facts).flatMap(\.refusals).map(\.rule).sorted()
    }

    /// Names the ticket as the witness, by an account that is not the operator's, and has the policy demand one.
    func demandWitness() throws {
        try good.write(Array(Data("root:rootpass1".utf8).base64EncodedString().utf8), to: "witness.token")
        try good.replace(
            "operator: jonas.weber",
            with: """
                witness:
                  url: "\(Self.base)/ticket/{ticket}/comment"
                  scheme: Basic
                  token: { file: witness.token }
                operator: jonas.weber
                """, in: "countersign.yaml")
        try good.replace(
            "minimumWindowRemaining:", with: "demandsWitness: true\nminimumWindowRemaining:", in: "policy.yaml")
    }

    /// What was written on the request that is a head of a journal, oldest first.
    func heads() throws -> [String] {
        let list = try Self.rest(
            "root", ["\(Self.base)/ticket/\(request)/attachments?fields=Content&per_page=100"], "rootpass1")
        let items = list["items"] as? [[String: Any]] ?? []
        return items.compactMap { $0["Content"] as? String }.filter { $0.hasPrefix("countersign/") }
    }

    /// In Request Tracker's own page of approvals, signed in by its own form.
    func decide(_ action: String, as account: String, onTicketOf owner: String) throws {
        let jar = good.folder.appendingPathComponent("\(account).cookies").path
        let url = Self.url ?? ""
        let common = ["curl", "-sS", "-f", "-o", "/dev/null", "-L", "-b", jar, "-c", jar, "-e", "\(url)/"]
        _ = try Tool.run(
            common + ["-d", "user=\(account)&pass=lab-\(account)-1", "\(url)/NoAuth/Login.html"])
        _ = try Tool.run(
            common + ["-d", "Approval-\(try ticket(of: owner))-Action=\(action)", "\(url)/Approvals/index.html"])
    }

    /// By REST, which lets whoever may modify the queue resolve another's ticket.
    func resolve(as account: String, onTicketOf owner: String) throws {
        try put(account, "lab-\(account)-1", "resolved", owner)
    }

    /// The person signs now, after the ticket was opened, and attaches it to their own ticket.
    func attachApproval(of person: String, as account: String) throws {
        let role = try #require(Role.allCases.first { GoodPacket.approver(in: $0) == person })
        try good.approve(role)
        let signed = try Data(
            contentsOf: good.folder.appendingPathComponent("packet/approvals/\(role.rawValue).p7s"))
        let body: [String: Any] = [
            "ContentType": "text/plain", "Content": "signed",
            "Attachments": [
                [
                    "FileName": "\(role.rawValue).p7s", "FileType": "application/pkcs7-mime",
                    "FileContent": signed.base64EncodedString(),
                ]
            ],
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        _ = try Tool.run([
            "curl", "-sS", "-f", "-u", "\(account):lab-\(account)-1", "-H", "Content-Type: application/json", "-d",
            json, "\(Self.base)/ticket/\(try ticket(of: account))/comment",
        ])
    }

    func reopen(_ owner: String) throws { try put("root", "rootpass1", "open", owner) }

    private func put(_ account: String, _ password: String, _ status: String, _ owner: String) throws {
        _ = try Tool.run([
            "curl", "-sS", "-f", "-u", "\(account):\(password)", "-H", "Content-Type: application/json", "-X", "PUT",
            "-d", "{\"Status\":\"\(status)\"}", "\(Self.base)/ticket/\(try ticket(of: owner))",
        ])
    }

    private func ticket(of owner: String) throws -> String {
        let query = "query=Type='approval' AND DependedOnBy=\(request) AND Owner='\(owner)'"
        let list = try Self.rest("root", ["-G", "\(Self.base)/tickets", "--data-urlencode", query], "rootpass1")
        let items = list["items"] as? [[String: Any]] ?? []
        let id = try #require(items.first?["id"])
        return "\(id)"
    }

    private static func rest(
        _ account: String, _ words: [String], _ password: String? = nil
    ) throws -> [String: Any] {
        let answer = try Tool.run(
            [
                "curl", "-sS", "-f", "-u", "\(account):\(password ?? "lab-\(account)-1")", "-H",
                "Content-Type: application/json",
            ] + words)
        return try #require(try JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any])
    }
}

import Foundation
import Governance
import PKI
import Testing

@testable import Submission

/// The fixture's packet with a request of its own in Request Tracker.
struct Tracker: Sendable {
    static let url = ProcessInfo.processInfo.environment["COUNTERSIGN_RT_URL"]
    static let approvers = [
        "rio.owner": "mara.lindqvist", "cem.manager": "tomas.okafor", "cad.delegate": "ines.moreau",
    ]

    let good: GoodPacket
    let request: Int

    init(origin: String = "http://127.0.0.1:9") throws {
        let id = "CR-\(Int.random(in: 100_000...999_999))"
        good = try GoodPacket.make(origin: origin) { $0.requestID = id }
        request = try Self.open(try good.read())
        try configure()
    }

    /// A ticket that asks for what the packet asks for; its number.
    private static func open(_ packet: PacketFolder) throws -> Int {
        let body: [String: Any] = [
            "Queue": "Issuance", "Subject": "Issue \(packet.packet.requestID)", "Content": "x",
            "CustomFields": [
                "CSR SHA-256": packet.packet.csr.derSHA256, "Packet SHA-256": packet.digest.hex, "Packet Version": "4",
            ],
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        let made = try rest("alice.requester", ["-X", "POST", "-d", json, "\(base)/ticket"])
        return try #require((made["id"] as? NSNumber)?.intValue ?? (made["id"] as? String).flatMap { Int($0) })
    }

    /// A second ticket with the same packet.
    func openAgain() throws { _ = try Self.open(try good.read()) }

    /// The requester sets a custom field of the request.
    func set(_ field: String, to value: String) throws {
        try put("alice.requester", "{\"CustomFields\":{\"\(field)\":\"\(value)\"}}", on: "\(request)")
    }

    /// Transactions on an approval that its reader may not see, written by Request Tracker's own library.
    func comment(_ count: Int, unseenOn owner: String) throws {
        let program = """
            use lib '/usr/share/request-tracker5/lib'; use RT; RT::LoadConfig(); RT::Init();
            my $t = RT::Ticket->new(RT->SystemUser); $t->Load($ARGV[0]);
            for (1..$ARGV[1]) { my ($ok, $said) = $t->_NewTransaction(Type => 'EmailRecord'); die $said unless $ok }
            """
        _ = try Tool.run(["perl", "-e", program, "\(try ticket(of: owner))", "\(count)"])
    }

    /// A comment of root's on the request.
    func comment() throws {
        let body = #"{"ContentType":"text/plain","Content":"seen"}"#
        try Self.post("root", body, to: "\(request)/correspond", "rootpass1")
    }

    /// One whose three approvals were given by their owners.
    static func approved(origin: String = "http://127.0.0.1:9") throws -> Tracker {
        let bench = try Tracker(origin: origin)
        try bench.approve()
        return bench
    }

    /// Every approver approves their own ticket.
    func approve() throws {
        for account in Self.approvers.keys { try decide("approve", as: account, onTicketOf: account) }
    }

    static var base: String { "\(url ?? "")/REST/2.0" }

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

    /// The record as a run has it; the fixture's own reads afresh whenever it is asked.
    func record() throws -> any IssuanceRecord { try good.configuration().issuanceRecord(of: good.read()) }

    /// The rules that refuse, by what the record says now.
    func refusals(_ record: (any IssuanceRecord)? = nil) async throws -> [String] {
        try await reasons(record).map(\.rule).sorted()
    }

    /// Every refusal by what the record says now.
    func reasons(_ record: (any IssuanceRecord)? = nil) async throws -> [Refusal] {
        let configuration = try good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: try record ?? self.record(), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false, performer: await .proven(configuration),
            memory: GateMemory(nil), unshownRequests: [])
        return Gate.standard.examine(try await reading.read().facts).flatMap(\.refusals)
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
        try put(account, #"{"Status":"resolved"}"#, on: try ticket(of: owner))
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
        try Self.post(account, json, to: "\(try ticket(of: account))/comment")
    }

    /// By root, who may.
    func reopen(_ owner: String) throws {
        try put("root", #"{"Status":"open"}"#, on: try ticket(of: owner), "rootpass1")
    }

    private static func post(_ account: String, _ body: String, to place: String, _ password: String? = nil) throws {
        _ = try Tool.run([
            "curl", "-sS", "-f", "-u", "\(account):\(password ?? "lab-\(account)-1")", "-H",
            "Content-Type: application/json", "-d", body, "\(base)/ticket/\(place)",
        ])
    }

    private func put(_ account: String, _ body: String, on ticket: String, _ password: String? = nil) throws {
        _ = try Tool.run([
            "curl", "-sS", "-f", "-u", "\(account):\(password ?? "lab-\(account)-1")", "-H",
            "Content-Type: application/json", "-X", "PUT", "-d", body, "\(Self.base)/ticket/\(ticket)",
        ])
    }

    /// Number of the approval that an account owns.
    func ticket(of owner: String) throws -> String {
        let query = "query=Type='approval' AND DependedOnBy=\(request) AND Owner='\(owner)'"
        let list = try Self.rest("root", ["-G", "\(Self.base)/tickets", "--data-urlencode", query], "rootpass1")
        let items = list["items"] as? [[String: Any]] ?? []
        let id = try #require(items.first?["id"])
        return "\(id)"
    }

    /// Asks Request Tracker as an account; what it answers has to be an object.
    static func rest(
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

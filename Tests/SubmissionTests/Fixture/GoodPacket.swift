import Foundation
import Governance
import PKI
import Submission
import Testing

/// A whole good installation in a temporary folder, with real keys; tests break what they want broken.
///
/// It has packet, approvals, record, policy, registry, configuration and an operator's signing key.
struct GoodPacket: Sendable {
    /// The temporary folder; `remove()` removes it.
    let folder: URL
    /// Approvers, requester and operator by identity.
    let persons: [String: KeyedPerson]
    /// Subject's key.
    let subjectKey: PrivateKey

    var packetPath: String { folder.appendingPathComponent("packet").path }
    var configurationPath: String { folder.appendingPathComponent("countersign.yaml").path }

    /// Who approves in a role.
    static func approver(in role: Role) -> String {
        switch role {
        case .releaseIntegrityOwner: "mara.lindqvist"
        case .cryptographyEngineeringManager: "tomas.okafor"
        case .caDelegate: "ines.moreau"
        }
    }

    /// Makes everything, approved by all three; `editing` changes the packet before it is written and approved.
    static func make(
        origin: String = "http://127.0.0.1:9", maps: String = stagingMaps, browser: TestEngine = .chromium,
        authorities: [String] = [],
        editing: (inout Packet) -> Void = { _ in }
    ) throws -> GoodPacket {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("packet-\(UUID().uuidString)")
        let good = GoodPacket(folder: folder, persons: try everyone(), subjectKey: try .generate(.p384))
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("packet/approvals"), withIntermediateDirectories: true)
        try good.writePacket(editing)
        try good.writeRecord()
        try good.writeInstallation(origin: origin, maps: maps, browser: browser, authorities: authorities)
        for role in Role.allCases { try good.approve(role) }
        return good
    }

    /// Removes the temporary folder.
    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The packet as the program reads it.
    func read() throws -> PacketFolder { try PacketFolder.read(packetPath) }

    /// The configuration as the program reads it.
    func configuration() throws -> Configuration {
        var flags = ConfigurationFlags()
        flags.file = configurationPath
        return try Configuration.load(flags, environment: [:])
    }

    /// What a person asks for.
    func request(untilReview: Bool = false) throws -> SubmissionRequest {
        SubmissionRequest(
            configuration: try configuration(), packet: try read(), portal: "staging", untilReview: untilReview)
    }

    /// Facts read afresh.
    func facts(_ memory: GateMemory = GateMemory(nil)) async throws -> Facts {
        let configuration = try configuration()
        let packet = try read()
        let reading = FactReading(
            packet: packet, record: SignedFolderRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false,
            performer: await .proven(configuration), memory: memory, unshownRequests: [])
        return try await reading.read().facts
    }

    /// Writes an approval: by its approver, or as somebody else, or signed by somebody else's key.
    func approve(
        _ role: Role, as person: String? = nil, signedBy signer: String? = nil,
        editing: (inout ApprovalStatement) -> Void = { _ in }
    ) throws {
        let packet = try read()
        let person = person ?? Self.approver(in: role)
        let keyed = try #require(persons[signer ?? person])
        let now = Instant.now
        var statement = ApprovalStatement(
            packet: packet.digest.hex, requestID: packet.packet.requestID, version: packet.packet.version,
            role: role.rawValue, person: person, decision: .approved, decided: now,
            expires: now.adding(milliseconds: 24 * 3_600_000))
        editing(&statement)
        _ = try ApprovalSigning(packet: packet, certificate: keyed.certificate, key: keyed.key).write(statement)
    }

    /// A person at the command line, with certificate and key in files: their own, or somebody else's.
    func signatory(_ person: String, keyOf other: String? = nil) throws -> Signatory {
        try signatory(person, by: try #require(persons[other ?? person]))
    }

    /// The same, with anybody's key.
    func signatory(_ person: String, by keyed: KeyedPerson) throws -> Signatory {
        let name = keyed.person.id
        try write(try keyed.key.exportPEM(), to: "\(name).key")
        try write(Array(keyed.certificate.pem.utf8), to: "\(name).crt")
        func path(_ file: String) -> String { folder.appendingPathComponent(file).path }
        return Signatory(person: person, certificate: path("\(name).crt"), key: path("\(name).key"))
    }

    /// Replaces a text in one file of the installation.
    func replace(_ old: String, with new: String, in name: String) throws {
        let file = folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old), "\(name) does not contain \(old)")
        try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }
}

/// The staging portal's maps in this source tree.
let stagingMaps = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../selectors/staging").standardizedFileURL.path

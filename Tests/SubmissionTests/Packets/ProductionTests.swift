import Foundation
import Glibc
import Governance
import PKI
import Submission
import Testing

/// A machine on which root declared the fixture's portal production; every rule file is signed by two persons.
@Suite(.timeLimit(.minutes(10))) struct ProductionTests {
    @Test func `production rests on files that two pinned persons signed, and openssl agrees (P1)`() async throws {
        let machine = try await Machine.make()
        defer { machine.good.remove() }
        #expect(try await machine.refusals() == [])
        let folder = machine.good.folder.path
        _ = try Tool.run(
            [
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "policy.yaml.erika.sol.p7s",
                "-content", "policy.yaml", "-CAfile", "erika.sol.crt", "-purpose", "any", "-out", "/dev/null",
            ], in: folder)
    }

    @Test(arguments: ["policy", "registry", "maps", "inventory"])
    func `a file that the operator alone edited and signed again is refused (P1)`(kind: String) async throws {
        let machine = try await Machine.make()
        defer { machine.good.remove() }
        try machine.good.replace("schema:", with: "# one word more\nschema:", in: "\(kind).yaml")
        #expect(try await machine.refusals() == ["inputs.signed"])
        try await machine.sign("\(kind).yaml", as: "jonas.weber")
        #expect(try await machine.refusals() == ["inputs.signed"])
        try await machine.sign("\(kind).yaml", as: "erika.sol")
        #expect(try await machine.refusals() == ["inputs.signed"])
        try await machine.sign("\(kind).yaml", as: "sven.lund")
        #expect(try await machine.refusals() == [])
    }

    @Test func `no flag, variable or file of the user's replaces anything in production (P1)`() async throws {
        let machine = try await Machine.make()
        defer { machine.good.remove() }
        var flags = ConfigurationFlags()
        flags.file = machine.good.configurationPath
        flags.journal = "/tmp/other.sqlite"
        let variables = ["COUNTERSIGN_STATE": "/tmp/state"]
        let overridden = try Configuration.load(flags, environment: variables)
        #expect(overridden.overrides == ["--journal", "COUNTERSIGN_STATE"])
        #expect(try await machine.refusals(overridden) == ["installation.pinned", "installation.pinned"])
        let copy = machine.good.folder.appendingPathComponent("mine.yaml")
        try FileManager.default.copyItem(atPath: machine.good.configurationPath, toPath: copy.path)
        flags = ConfigurationFlags()
        flags.file = copy.path
        #expect(
            try await machine.refusals(try Configuration.load(flags, environment: [:])) == ["installation.pinned"])
    }

    @Test(arguments: VendorPages.all)
    func `a map of a portal that nobody reached yet is refused in production until policy names it (P1, P10)`(
        _ vendor: VendorPages
    ) async throws {
        let machine = try await Machine.make(maps: vendor.maps)
        defer { machine.good.remove() }
        #expect(try await machine.refusals() == ["map.tested", "portal.account"])
        let policy = "untestedMaps: [staging]\nunshownAccounts: [staging]\nuncompared:"
        try machine.good.replace("uncompared:", with: policy, in: "policy.yaml")
        for person in machine.signers.keys { try await machine.sign("policy.yaml", as: person) }
        #expect(try await machine.refusals() == [])
    }

    @Test func `pins and anchors that others may write do not count (P1)`() async throws {
        let machine = try await Machine.make()
        defer { machine.good.remove() }
        let anchor = machine.good.folder.appendingPathComponent("anchors/test-vendor.pem").path
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: anchor)
        #expect(try await machine.refusals() == ["installation.pinned"])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: anchor)
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: machine.pins.path)
        // Without pins that count, the name of the environment alone says what production is.
        let version = URL(fileURLWithPath: try machine.good.configuration().portal("staging").mapFolder())
        try machine.good.replace(
            "environment: staging", with: "environment: production\n    version: \(version.lastPathComponent)",
            in: "countersign.yaml")
        #expect(try await machine.refusals().contains("installation.pinned"))
    }
}

/// The fixture's installation as production.
private struct Machine {
    let good: GoodPacket
    let signers: [String: KeyedPerson]
    var pins: PinsPlace {
        PinsPlace(path: good.folder.appendingPathComponent("pins.yaml").path, owner: Int(getuid()))
    }

    static func make(maps: String = stagingMaps) async throws -> Machine {
        let machine = Machine(
            good: try GoodPacket.make(maps: maps),
            signers: [
                "erika.sol": try KeyedPerson("erika.sol", "Erika Sol"),
                "sven.lund": try KeyedPerson("sven.lund", "Sven Lund"),
            ])
        try machine.writeInstallation()
        for file in ["policy", "registry", "maps", "inventory"] {
            for person in machine.signers.keys { try await machine.sign("\(file).yaml", as: person) }
        }
        return machine
    }

    func sign(_ file: String, as person: String) async throws {
        let keyed = try #require(signers[person] ?? good.persons[person])
        _ = try await RulesSigning(
            file: good.folder.appendingPathComponent(file).path, signatory: try good.signatory(person, by: keyed)
        ).perform()
    }

    /// Rules that refuse, one for each refusal.
    func refusals(_ configuration: Configuration? = nil) async throws -> [String] {
        let configuration = try configuration ?? good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: SignedFolderRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: true,
            performer: await .proven(configuration), memory: GateMemory(nil), unshownRequests: [], pins: pins)
        // The fixture's portal is plain HTTP on loopback, which production itself refuses.
        return Gate.standard.examine(try await reading.read().facts).flatMap(\.refusals).map(\.rule)
            .filter { $0 != "portal.tls" }
    }

    private func writeInstallation() throws {
        let packet = try good.read().packet
        try good.replace(
            "registry: registry.yaml", with: "registry: registry.yaml\nmaps: maps.yaml\ninventory: inventory.yaml",
            in: "countersign.yaml")
        try good.replace(
            "schema: countersign.registry/1", with: "schema: countersign.registry/1\nversion: 2", in: "registry.yaml")
        let portal = try good.configuration().portal("staging")
        let map = SHA256Digest(
            of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: try portal.mapFolder() + "/map.yaml"))))
        try write(
            """
            schema: countersign.maps/1
            version: 1
            maps:
              - { portal: staging, version: any, sha256: \(map.hex), environments: [staging], author: lena.fischer }
            """, "maps.yaml")
        try write(inventory(packet, portal.origin), "inventory.yaml")
        let pinned = signers.values.sorted { $0.person.id < $1.person.id }.map {
            "  - { id: \($0.person.id), name: \($0.person.name), email: \($0.person.email), certificate: \($0.certificate.sha256.hex) }"
        }
        try write(
            """
            schema: countersign.pins/1
            signers:
            \(pinned.joined(separator: "\n"))
            environments: [staging]
            origins: ["\(portal.origin)"]
            configurations: [\(good.configurationPath)]
            leastVersions: { registry: 2 }
            """, "pins.yaml")
    }

    private func inventory(_ packet: Packet, _ origin: String) -> String {
        let subscriber = packet.subscriber
        let names = packet.alternativeNames.map {
            "  - { kind: \($0.kind), value: \"\($0.value)\", subscriber: \(subscriber.number), until: 2999-01-01T00:00:00Z }"
        }
        return """
            schema: countersign.inventory/1
            version: 1
            asOf: 2026-01-01T00:00:00Z
            until: 2999-01-01T00:00:00Z
            environments:
              - { environment: staging, portal: staging, origin: "\(origin)", until: 2999-01-01T00:00:00Z }
            subscribers:
              - organization: \(subscriber.organization)
                unit: \(subscriber.unit)
                locality: \(subscriber.locality)
                country: \(subscriber.country)
                contactName: \(subscriber.contactName)
                contactEmail: \(subscriber.contactEmail)
                number: \(subscriber.number)
                until: 2999-01-01T00:00:00Z
            names:
            \(names.joined(separator: "\n"))
            """
    }

    private func write(_ text: String, _ name: String) throws {
        try good.write(Array("\(text)\n".utf8), to: name)
    }
}

import Foundation
import Glibc
import Governance
import PKI

@testable import Submission

extension GoodPacket {
    static func everyone() throws -> [String: KeyedPerson] {
        let persons = [
            try KeyedPerson("mara.lindqvist", "Mara Lindqvist", roles: [.releaseIntegrityOwner]),
            try KeyedPerson("tomas.okafor", "Tomas Okafor", roles: [.cryptographyEngineeringManager]),
            try KeyedPerson("ines.moreau", "Inès Moreau", roles: [.caDelegate]),
            try KeyedPerson("pavel.novak", "Pavel Novák"),
            try KeyedPerson("jonas.weber", "Jonas Weber"),
            try KeyedPerson("lena.fischer", "Lena Fischer"),
            try KeyedPerson("omar.haddad", "Omar Haddad"),
        ]
        return Dictionary(uniqueKeysWithValues: persons.map { ($0.person.id, $0) })
    }

    func writePacket(_ editing: (inout Packet) -> Void) throws {
        let request = try CertificateSigningRequest.make(
            subject: "CN=Harbour Systems Release Signing,OU=Release Engineering,O=Harbour Systems GmbH,C=DE",
            names: [
                SubjectAlternativeName(kind: .dns, value: "code.harbour.example"),
                SubjectAlternativeName(kind: .email, value: "release@harbour.example"),
                SubjectAlternativeName(kind: .uri, value: "https://harbour.example/release-keys"),
            ], key: subjectKey)
        try write(Array(request.pem.utf8), to: "packet/request.csr")
        let attestation = try TestDevice.made.get().attest("packet/request.csr", in: folder.path)
        var packet = Self.packet(CSRFacts(request), attestation: SHA256Digest(of: attestation).hex)
        editing(&packet)
        try write(attestation, to: "packet/attestation-yubihsm2.pem")
        try write(packet.json.reviewable(), to: "packet/packet.json")
    }

    func writeRecord(state: String = "approved") throws {
        let packet = try read().packet
        let record = """
            {
              "schema": "countersign.record/1",
              "request": "\(packet.requestID)",
              "version": \(packet.version),
              "state": "\(state)"
            }
            """
        try write(Array(record.utf8), to: "packet/record.json")
    }

    func writeInstallation(origin: String, maps: String, browser: TestEngine, authorities: [String]) throws {
        try write(Array("staging-only\n".utf8), to: "portal-password")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("anchors"), withIntermediateDirectories: true)
        try write(try TestDevice.made.get().root, to: "anchors/test-vendor.pem")
        try write(Array(Self.policy.utf8), to: "policy.yaml")
        try write(Array(registry.utf8), to: "registry.yaml")
        if let signer = persons["jonas.weber"] {
            try write(try signer.key.exportPEM(), to: "operator.key")
            try write(Array(signer.certificate.pem.utf8), to: "operator.crt")
        }
        let list = authorities.map { "\"\($0)\"" }.joined(separator: ", ")
        try write(
            Array(Self.configuration(origin: origin, maps: maps, browser: browser.lines, authorities: list).utf8),
            to: "countersign.yaml")
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name), options: .atomic)
    }

    private var registry: String {
        let entries = persons.values.sorted { $0.person.id < $1.person.id }.map { keyed in
            """
              - id: \(keyed.person.id)
                name: \(keyed.person.name)
                email: \(keyed.person.email)
                roles: [\(keyed.roles.map(\.rawValue).joined(separator: ", "))]
                certificates: [\(keyed.certificate.sha256.hex)]
                accounts: [\(keyed.person.id == "jonas.weber" ? "{ system: staging, name: ops.engineer }" : "")]
            """
        }
        return "schema: countersign.registry/1\npersons:\n\(entries.joined(separator: "\n"))\n"
    }

    private static func configuration(
        origin: String, maps: String, browser: String, authorities: String
    ) -> String {
        """
        portals:
          staging:
            origin: \(origin)
            map: \(maps)
            environment: staging
            attestationAnchors: anchors
            credentials:
              username: { value: ops.engineer }
              password: { file: portal-password }
        browser:
          headless: true
          \(browser)
          trustedAuthorities: [\(authorities)]
        journal: state/journal.sqlite
        evidence: evidence
        state: state
        policy: policy.yaml
        registry: registry.yaml
        signer:
          certificate: operator.crt
          key: operator.key
        operator: jonas.weber
        deadlines:
          page: 30s
          commit: 8s
          lookUps: 2
          lookUpPause: 200ms
        """
    }

    private static let policy = """
        schema: countersign.policy/1
        name: harbour-code-signing
        version: 3
        profiles:
          - name: code-signing-production-p384
            keyTypes: [EC P-384]
            alternativeNameKinds: [dns, email, uri]
            maximumValidityDays: 460
            environments: [staging, production]
            issuers: [8f1d2c3b4a59687786950a1b2c3d4e5f60718293]
        approvalMaximumAge: 72h
        minimumWindowRemaining: 5m
        permitMaximumAge: 5s
        unattendedEnvironments: [staging]
        uncompared: [upload-attestation]

        """
}

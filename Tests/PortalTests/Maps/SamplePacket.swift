import PKI

@testable import Portal

/// A packet as it comes from a folder, with a real certificate request.
enum SamplePacket {
    static let attestation = attestation(in: "/packets/CR-2291")

    private static func attestation(in folder: String) -> PacketFile {
        PacketFile(
            name: "attestations/key.pem", path: folder + "/attestations/key.pem", bytes: Array("attested\n".utf8))
    }

    static func values(
        names: [(kind: String, value: String)] = standardNames, folder: String = "/packets/CR-2291"
    ) throws -> PacketValues {
        let attestation = attestation(in: folder)
        let key = try PrivateKey.generate(.p384)
        let sans = names.filter { $0.kind == "dns" }.map { SubjectAlternativeName(kind: .dns, value: $0.value) }
        let request = try CertificateSigningRequest.make(subject: subject, names: sans, key: key)
        let file = PacketFile(
            name: "request.csr", path: folder + "/request.csr", bytes: Array(request.pem.utf8))
        let files = [file.name: file, attestation.name: attestation]
        return PacketValues(packet: packet(of: request, names: names), files: files)
    }

    static let subject = "CN=Release signing 2026,O=Example Bank AG,C=DE"
    static let standardNames = [
        (kind: "dns", value: "signing.example.bank"), (kind: "uri", value: "https://example.bank/release"),
    ]

    private static func packet(of request: CertificateSigningRequest, names: [(kind: String, value: String)]) -> JSON {
        .object([
            "request": texts(["id": "CR-2291"]), "environment": .string("production"),
            "profile": .string("code-signing-production-p384"), "subject": .string(subject),
            "subscriber": texts([
                "organization": "Example Bank AG", "unit": "Release engineering", "locality": "Köln", "country": "DE",
                "contactName": "Ada Example", "contactEmail": "ada@example.bank", "number": "S-1001",
            ]),
            "issuer": texts(["keyID": "8f1d2c3b4a59687786950a1b2c3d4e5f60718293"]), "validityDays": .integer(365),
            "alternativeNames": .array(names.map { texts(["kind": $0.kind, "value": $0.value]) }),
            "justification": texts([
                "release": "2026.11", "changeTicket": "CHG-4711", "reason": "new-key",
                "text": "First key.\nSecond line.",
            ]),
            "window": texts(["opens": "2026-11-23T12:00:00Z", "closes": "2026-11-23T16:00:00Z"]),
            "csr": texts([
                "file": "request.csr", "derSHA256": request.derSHA256.hex, "spkiSHA256": request.spkiSHA256.hex,
            ]),
            "attestations": .array([
                .object([
                    "kind": .string("yubihsm2"), "serial": .string("0007776"), "file": .string(attestation.name),
                    "generatedOnDevice": .bool(true), "exportable": .bool(false),
                ])
            ]),
            "approvers": .array(
                ["release-integrity-owner", "cryptography-engineering-manager", "ca-delegate"].map { role in
                    texts(["role": role, "name": "Person of \(role)", "reference": "APP-\(role.count)"])
                }),
        ])
    }

    private static func texts(_ members: [String: String]) -> JSON { .object(members.mapValues(JSON.string)) }
}

import Governance
import Submission

extension GoodPacket {
    /// The packet's values; they are options of the staging portal where that has a choice.
    static func packet(_ csr: CSRFacts, attestation: String) -> Packet {
        let owner = person("pavel.novak", "Pavel Novák")
        let now = Instant.now
        return Packet(
            requestID: "CR-2291", version: 4, owner: owner, requester: owner, portal: "staging",
            environment: "staging", subscriber: subscriber, profile: "code-signing-production-p384",
            subject: csr.subject, alternativeNames: csr.alternativeNames, issuer: issuer, validityDays: 365,
            justification: justification,
            window: Window(
                opens: hour(of: now).adding(milliseconds: -3_600_000),
                closes: hour(of: now).adding(milliseconds: 4 * 3_600_000)),
            csr: LockedCSR(file: "request.csr", derSHA256: csr.derSHA256, spkiSHA256: csr.spkiSHA256),
            attestations: [
                AttestationFile(
                    kind: "yubihsm2", serial: "0012345776", file: "attestation-yubihsm2.pem", sha256: attestation,
                    generatedOnDevice: true, exportable: false)
            ],
            attachments: [], approvers: Role.allCases.map(namedApprover), handover: handover(owner))
    }

    private static let subscriber = Subscriber(
        organization: "Harbour Systems GmbH", unit: "Release Engineering", locality: "Hamburg", country: "DE",
        contactName: "Pavel Novák", contactEmail: "pki@harbour.example", number: "SUB-204418")

    private static let issuer = Issuer(
        subject: "CN=Meridian Code Signing CA 3,O=Meridian PKI,C=CH",
        keyID: "8f1d2c3b4a59687786950a1b2c3d4e5f60718293",
        chain: [String(repeating: "4a", count: 32), String(repeating: "b7", count: 32)])

    private static let justification = Justification(
        release: "Harbour Agent 9.4", changeTicket: "CHG-88213", reason: "new-key",
        text: "Signing key for the 9.4 release line.\nThe key of 9.3 ends with its certificate (§ 4, “rotation”).")

    private static func namedApprover(in role: Role) -> NamedApprover {
        let id = Self.approver(in: role)
        let names = ["mara.lindqvist": "Mara Lindqvist", "tomas.okafor": "Tomas Okafor", "ines.moreau": "Inès Moreau"]
        return NamedApprover(role: role.rawValue, person: id, name: names[id] ?? id, reference: "APR-\(role.rawValue)")
    }

    private static func handover(_ owner: Person) -> Handover {
        Handover(
            owner: owner, reviewer: person("lena.fischer", "Lena Fischer"),
            deputies: [person("omar.haddad", "Omar Haddad")], onCall: person("pki.oncall", "PKI on call"))
    }

    private static func person(_ id: String, _ name: String) -> Person {
        Person(id: id, name: name, email: "\(id)@harbour.example")
    }

    private static func hour(of moment: Instant) -> Instant {
        Instant(milliseconds: moment.milliseconds / 3_600_000 * 3_600_000)
    }
}

@testable import Governance

extension Facts {
    /// Facts that every rule permits; tests change one thing of them.
    static let good = Facts(
        reading: .read(PortalTLS(leafSHA256: hex("d1"), issuerSPKI: hex("d2"), notAfter: .hours(9))))

    private init(reading probe: PortalProbe) {
        self = Facts(
            now: .noon, uptime: 90_000_000_000, packet: .good, packetDigest: hex("91"),
            filesFound: ["request.csr": hex("5d"), "custody.pem": hex("aa"), "ticket.txt": hex("bb")],
            csr: .parsed(.good), custody: [CustodyFacts(file: "custody.pem", state: .attested(.good))],
            approvals: Role.allCases.map(Approval.good), record: .read(.good), registry: .good,
            policy: .good, performer: .good, isAttended: true, portal: "staging", environment: "production",
            installation: .good, inputs: SignedInput.good, map: .good, inventory: .good)
        self.probe = probe
        sealing = .good
    }

    /// These facts with one change.
    func changed(_ change: (inout Facts) -> Void) -> Facts {
        var facts = self
        change(&facts)
        return facts
    }

    /// The same after the login, with the approvals of the first gate.
    func signedIn() -> Facts {
        changed {
            $0.performer.accountSeen = "ops"
            $0.seen.approvals = $0.approvals.map(\.sha256)
        }
    }

    /// What the device attests, for changing.
    var attested: AttestedKey {
        get { attestedKeys.first?.key ?? .good }
        set { custody = [CustodyFacts(file: "custody.pem", state: .attested(newValue))] }
    }

    /// What the profile demands of custody, for changing.
    var demanded: CustodyDemand {
        get { policy.profiles[0].custody }
        set { policy.profiles[0].custody = newValue }
    }

    /// The locked request's facts, for changing.
    var parsed: CSRFacts {
        get { parsedCSR ?? .good }
        set { csr = .parsed(newValue) }
    }

    /// The record's facts, for changing.
    var recorded: RecordFacts {
        get { readRecord ?? .good }
        set { record = .read(newValue) }
    }
}

/// A digest that is easy to tell from others: the two digits, then their neighbours.
func hex(_ start: String) -> String { start + "c4" + String(repeating: "0", count: 56) + "e07" + start.suffix(1) }

extension Instant {
    static let noon = Instant(milliseconds: 1_795_435_200_000)  // 2026-11-23T12:00:00Z

    static func hours(_ hours: Int64) -> Instant { noon.adding(milliseconds: hours * 3_600_000) }
    static func seconds(_ seconds: Int64) -> Instant { noon.adding(milliseconds: seconds * 1000) }
}

extension Person {
    static func named(_ id: String) -> Person { Person(id: id, name: "Name of \(id)", email: "\(id)@example.com") }
}

extension Role {
    /// The approver in the good facts.
    var person: String {
        switch self {
        case .releaseIntegrityOwner: "r.rio"
        case .cryptographyEngineeringManager: "c.cem"
        case .caDelegate: "d.cad"
        }
    }

    var certificate: String { hex(String(person.prefix(1) == "r" ? "e1" : person.prefix(1) == "c" ? "e2" : "e3")) }
}

extension Approval {
    static func good(_ role: Role) -> Approval {
        Approval(
            source: "approvals/\(role.rawValue).p7s", role: role.rawValue, person: role.person,
            packetDigest: hex("91"),
            requestID: "CR-2291", version: 4, decision: .approved, decided: .hours(-2), expires: .hours(22),
            signature: .valid(certificateSHA256: role.certificate, notBefore: .hours(-1000), notAfter: .hours(1000)),
            sha256: hex(String(role.certificate.prefix(2))))
    }
}

extension OperatorFacts {
    static let certificate = hex("e4")
    static let good = OperatorFacts(
        id: "o.ops",
        proof: .valid(certificateSHA256: certificate, notBefore: .hours(-1000), notAfter: .hours(1000)))
}

extension RecordFacts {
    static let good = RecordFacts(
        source: "record v12", requestID: "CR-2291", version: 4, state: "approved", readAt: .seconds(-1),
        supersededBy: nil)
}

extension CSRFacts {
    static let good = CSRFacts(
        derSHA256: hex("5d"), spkiSHA256: hex("77"), subject: "CN=Example Code Signing,O=Example AG,C=DE",
        alternativeNames: AlternativeName.good, keyAlgorithm: "EC", keyBits: 384, curve: "P-384",
        provesPossession: true,
        extensions: [
            RequestedExtension(
                identifier: "2.5.29.37", name: "X509v3 Extended Key Usage", isCritical: false, isKnown: true,
                words: "Code Signing", fault: nil)
        ], weaknesses: [])
}

extension AttestedKey {
    static let good = AttestedKey(
        format: "yubihsm2", spkiSHA256: Sourced(hex("77"), "public key of CN=key"),
        generatedOnDevice: Sourced(true, "extension 3"), exportable: Sourced(false, "extension 5"),
        serial: Sourced("776", "extension 2"), firmware: Sourced("2.4.1", "extension 1"), claimsFIPS: nil,
        attestedAt: nil, anchors: ["CN=Vendor Root"], quirks: [], findings: [])
}

extension AlternativeName {
    static let good = [
        AlternativeName(kind: "dns", value: "sign.example.com"),
        AlternativeName(kind: "email", value: "pki@example.com"),
    ]
}

extension Registry {
    static let good = Registry(
        digest: hex("1a"),
        persons: Role.allCases.map {
            RegisteredPerson(person: .named($0.person), roles: [$0.rawValue], certificates: [$0.certificate])
        } + [
            RegisteredPerson(
                person: .named("o.ops"), roles: [], certificates: [OperatorFacts.certificate],
                accounts: [Account(system: "staging", name: "ops")]),
            RegisteredPerson(person: .named("p.dep"), roles: [], certificates: [hex("e5")]),
            RegisteredPerson(person: .named("ci.run"), roles: [], certificates: [hex("e6")], isService: true),
            RegisteredPerson(person: .named("m.map"), roles: [], certificates: []),
        ])
}

extension Policy {
    static let good = Policy(
        digest: hex("1b"), name: "production", version: 3,
        profiles: [
            ProfileRule(
                name: "code-signing", keyTypes: ["EC P-384", "RSA 3072"], alternativeNameKinds: ["dns", "email"],
                maximumValidityDays: 398, environments: ["production"], issuers: ["8f1d"])
        ],
        approvalMaximumAge: 72 * 3_600_000, minimumWindowRemaining: 10 * 60_000, permitMaximumAge: 5000,
        unattendedEnvironments: [], uncompared: [])
}

extension Packet {
    static let good = Packet(
        requestID: "CR-2291", version: 4, owner: .named("w.owner"), requester: .named("q.req"), portal: "staging",
        environment: "production",
        subscriber: Subscriber(
            organization: "Example AG", unit: "Release", locality: "Berlin", country: "DE", contactName: "C. Contact",
            contactEmail: "contact@example.com", number: "S-1"),
        profile: "code-signing", subject: "CN=Example Code Signing,O=Example AG,C=DE",
        alternativeNames: AlternativeName.good,
        issuer: Issuer(subject: "CN=Meridian Code Signing CA 3", keyID: "8f1d", chain: []), validityDays: 365,
        justification: Justification(release: "7.4", changeTicket: "CHG-1", reason: "renewal", text: "Yearly renewal"),
        window: Window(opens: .hours(-1), closes: .hours(4)),
        csr: LockedCSR(file: "request.csr", derSHA256: hex("5d"), spkiSHA256: hex("77")),
        attestations: [
            AttestationFile(
                kind: "yubihsm2", serial: "0776", file: "custody.pem", sha256: hex("aa"), generatedOnDevice: true,
                exportable: false)
        ],
        attachments: [AttachedFile(file: "ticket.txt", sha256: hex("bb"))],
        approvers: Role.allCases.map {
            NamedApprover(role: $0.rawValue, person: $0.person, name: "Name of \($0.person)", reference: "A-1")
        },
        handover: Handover(owner: .named("w.owner"), reviewer: .named("v.rev"), deputies: [], onCall: .named("n.call")))
}

extension SealingFacts {
    static let good = SealingFacts(
        probes: ["The key of ops.crt", "The timestamp authority", "The store"].map {
            Probe(name: $0, source: "countersign.yaml", fault: nil, remedy: "it mended")
        }, hasAuthority: true)
}

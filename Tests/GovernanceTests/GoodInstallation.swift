import Governance

extension InstallationFacts {
    static let good = InstallationFacts(
        pins: Pins(
            source: "/etc/countersign/pins.yaml", digest: hex("1c"),
            signers: [.named("s.one", hex("a1")), .named("s.two", hex("a2")), .named("d.cad", hex("a3"))],
            environments: ["production"], origins: ["https://pki.example.com"],
            configurations: ["/etc/countersign/countersign.yaml"], leastVersions: ["policy": 3],
            issuers: ["https://pki.example.com": [hex("d2")]]),
        configuration: "/etc/countersign/countersign.yaml", origin: "https://pki.example.com")
}

extension Pins.Signer {
    static func named(_ id: String, _ certificate: String) -> Pins.Signer {
        Pins.Signer(person: .named(id), certificate: certificate)
    }
}

extension SignatureState {
    /// A signature by this certificate, valid now.
    static func by(_ certificate: String) -> SignatureState {
        .valid(certificateSHA256: certificate, notBefore: .hours(-1000), notAfter: .hours(1000))
    }
}

extension SignedInput {
    /// Policy, registry, maps and inventory, each signed by the same two persons.
    static let good = [
        input(.policy, 3, hex("1b")), input(.registry, 1, hex("1a")), input(.maps, 2, hex("1d")),
        input(.inventory, 7, hex("1e")),
    ]

    private static func input(_ kind: Kind, _ version: Int, _ digest: String) -> SignedInput {
        SignedInput(
            kind: kind, source: "\(kind.rawValue).yaml", version: version, digest: digest,
            signatures: [Sourced(.by(hex("a1")), "s.one.p7s"), Sourced(.by(hex("a2")), "s.two.p7s")])
    }
}

extension MapFacts {
    static let good = MapFacts(
        version: "2026-11.1", sha256: hex("3a"),
        allowed: [
            Allowed(
                portal: "staging", version: "2026-11.1", sha256: hex("3a"), environments: ["production"],
                author: "m.map")
        ])
}

extension Inventory {
    static let good = Inventory(
        source: "inventory.yaml", asOf: .hours(-24), until: .hours(240),
        environments: [
            Environment(
                name: "production", portal: "staging", origin: "https://pki.example.com", until: .hours(100))
        ],
        subscribers: [Registered(subscriber: Packet.good.subscriber, until: .hours(100))],
        names: AlternativeName.good.map { Name(name: $0, subscriber: "S-1", until: .hours(100)) })
}

extension IssuerEntry {
    static let good = IssuerEntry(
        subject: "CN=Meridian Code Signing CA 3", keyID: "8f1d", chain: [], notAfter: .hours(20_000),
        stopsIssuing: .hours(1))
}

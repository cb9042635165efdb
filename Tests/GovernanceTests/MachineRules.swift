import Governance
import Testing

/// Other clocks, the portal's certificates, and accounts where there are no signatures.
@Suite struct MachineRules {
    static let cases: [RuleCase] = [
        .refuses("clock.agrees", "31 s ahead of the record", "This machine's clock is 31 s ahead.") {
            $0.clocks = [ClockReading(source: "record", offset: 31_000)]
        },
        .refuses(
            "clock.agrees", "31 s behind both", "This machine's clock is 31 s behind.",
            "This machine's clock is 31 s behind."
        ) { $0.clocks = ["record", "portal"].map { ClockReading(source: $0, offset: -31_000) } },
        .refuses("clock.agrees", "31 s behind the authority alone", "This machine's clock is 31 s behind.") {
            $0.clocks = zip(["record", "portal", "authority"], [0, 30_000, -31_000]).map(ClockReading.init)
        },
        .permits("clock.agrees", "30 s from the authority") {
            $0.clocks = [ClockReading(source: "authority", offset: -30_000)]
        },
        .permits("clock.agrees", "30 s") { $0.clocks = [ClockReading(source: "record", offset: 30_000)] },

        .refuses("portal.tls", "nobody looked", "The portal's certificate was not looked at.") { $0.probe = .notAsked },
        .refuses("portal.tls", "out of reach", "The portal's certificate could not be read.") {
            $0.probe = .unreadable("connection refused")
        },
        .refuses("portal.tls", "another issuer", "Another issuer vouches for the portal's certificate.") {
            $0.probe = .read(PortalTLS(leafSHA256: hex("d1"), issuerSPKI: hex("d9"), notAfter: .hours(9)))
        },
        .refuses(
            "portal.tls", "no issuer shown", "The portal did not show who vouches for its certificate."
        ) { $0.probe = .read(PortalTLS(leafSHA256: hex("d1"), issuerSPKI: nil, notAfter: .hours(9))) },
        .refuses("portal.tls", "nothing pinned", "No issuer is pinned for this portal.") {
            $0.installation.pins?.issuers = [:]
        },
        .refuses("portal.tls", "changed between the gates", "The portal's certificate changed during the run.") {
            $0.seen.portal = PortalTLS(leafSHA256: hex("d3"), issuerSPKI: hex("d2"), notAfter: .hours(9))
        },
        .permits("portal.tls", "a new leaf of the pinned issuer, in another run") {
            $0.probe = .read(PortalTLS(leafSHA256: hex("d5"), issuerSPKI: hex("d2"), notAfter: .hours(9)))
        },
        .permits("portal.tls", "the same at every gate") {
            if case .read(let shown) = $0.probe { $0.seen.portal = shown }
        },

        .refuses(
            "evidence.sealable", "an authority that does not answer",
            "The timestamp authority cannot take part in sealing the evidence."
        ) { $0.sealing.probes[1].fault = "no answer in 3 s" },
        .refuses(
            "evidence.sealable", "key and store at once",
            "The key of ops.crt cannot take part in sealing the evidence.",
            "The store cannot take part in sealing the evidence."
        ) {
            $0.sealing.probes[0].fault = "the certificate has ended"
            $0.sealing.probes[2].fault = "HTTP status 403"
        },
        .refuses(
            "evidence.sealable", "nobody looked", "Nobody looked whether the run's evidence could be sealed."
        ) { $0.sealing = SealingFacts() },
        .refuses(
            "evidence.sealable", "a timestamp that is demanded, and no authority",
            "The policy demands a timestamp on the evidence, and no authority is configured."
        ) {
            $0.policy.demandsTimestamp = true
            $0.sealing.hasAuthority = false
        },
        .permits("evidence.sealable", "a timestamp that is demanded, and an authority") {
            $0.policy.demandsTimestamp = true
        },
        .refuses(
            "evidence.sealable", "a witness that is demanded, and none",
            "The policy demands a witness before the release, and none is configured."
        ) {
            $0.policy.demandsWitness = true
            $0.sealing.hasAuthority = false
        },
        .permits("evidence.sealable", "a witness that is demanded, and an authority") {
            $0.policy.demandsWitness = true
        },
        .permits("evidence.sealable", "a witness that is demanded, and one") {
            $0.policy.demandsWitness = true
            $0.sealing.hasAuthority = false
            $0.sealing.hasWitness = true
        },
        .permits("evidence.sealable", "no authority, and nobody demands one") {
            $0.sealing.probes.remove(at: 1)
            $0.sealing.hasAuthority = false
        },

        .refuses(
            "approvals.signature", "an account where a signature is asked for",
            "The CA delegate's approval carries no signature, and the policy asks for one."
        ) { $0.approvals[2].signature = .account(Account(system: "rt", name: "cad")) },
        .refuses(
            "approvals.signature", "an account of two persons",
            "The CA delegate's approval is not by an account that is Name of d.cad's alone."
        ) {
            $0.policy.recordAccounts = ["rt"]
            $0.approvals[2].signature = .account(Account(system: "rt", name: "cad"))
            for number in 1...2 { $0.registry.persons[number].accounts = [Account(system: "rt", name: "cad")] }
        },
        .permits("approvals.signature", "an account that the policy lets count") {
            $0.policy.recordAccounts = ["rt"]
            $0.approvals[2].signature = .account(Account(system: "rt", name: "cad"))
            $0.registry.persons[2].accounts = [Account(system: "rt", name: "cad")]
        },

        .refuses("record.state", "another CSR", "The record locks another CSR than the packet.") {
            $0.recorded.csrSHA256 = hex("5e")
        },
        .permits("record.state", "the packet's CSR") { $0.recorded.csrSHA256 = hex("5d") },
        .refuses(
            "record.version", "a revision that went back",
            "The record went back to an older version; it may be a copy, or was rolled back."
        ) {
            $0.recorded.revision = 96
            $0.seen.recordVersion = 97
        },
    ]

    @Test(arguments: cases) func `clocks, the portal's certificate and accounts are judged (P1, P10)`(
        _ example: RuleCase
    ) { example.check() }

    @Test func `a clock that is 6 s away is said and refuses nothing`() {
        let facts = Facts.good.changed { $0.clocks = [ClockReading(source: "record", offset: -6000)] }
        #expect(Gate.standard.examine(facts).allSatisfy { $0.passed })
        #expect(facts.warnings.map(\.message) == ["This machine's clock is 6 s behind record."])
    }
}

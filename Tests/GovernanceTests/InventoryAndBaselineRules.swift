import Governance
import Testing

/// What is registered outside the packet, the issuers' calendar and the pack of baseline requirements.
@Suite struct InventoryAndBaselineRules {
    static let cases: [RuleCase] =
        registered + issuers + baseline + [
            .refuses(
                "profile.usages", "a use that is not allowed",
                "Profile code-signing does not allow this use of the key."
            ) {
                $0.policy.profiles[0].extendedKeyUsages = ["Time Stamping"]
            },
            .permits("profile.usages", "the use that is allowed") {
                $0.policy.profiles[0].extendedKeyUsages = ["Code Signing"]
            },
            .refuses(
                "portal.attended", "a profile that asks for a person",
                "Nobody watches, and profile code-signing asks for a person."
            ) {
                $0.isAttended = false
                $0.policy.unattendedEnvironments = ["production"]
                $0.policy.profiles[0].isHeaded = true
            },
        ]

    private static let registered: [RuleCase] = [
        .refuses(
            "environment.registered", "no inventory", "There is no inventory to look this up in.",
            others: ["subscriber.current", "san.inventory"]
        ) { $0.inventory = nil },
        .refuses(
            "environment.registered", "an old inventory", "The inventory has ended.",
            others: ["subscriber.current", "san.inventory"]
        ) { $0.inventory?.until = .noon },
        .refuses(
            "environment.registered", "an inventory of tomorrow", "The inventory is of the future.",
            others: ["subscriber.current", "san.inventory"]
        ) { $0.inventory?.asOf = .hours(1) },
        .refuses("environment.registered", "another origin", "The environment is not registered at this origin.") {
            $0.inventory?.environments[0].origin = "https://other.example.com"
        },
        .refuses("environment.registered", "ended", "The environment's registration has ended.") {
            $0.inventory?.environments[0].until = .noon
        },
        .permits("environment.registered", "ends in a second") { $0.inventory?.environments[0].until = .seconds(1) },
        .refuses("subscriber.current", "unknown", "No subscriber is registered under this number.") {
            $0.inventory?.subscribers = []
        },
        .refuses("subscriber.current", "moved", "The subscriber is not as it is registered.") {
            $0.inventory?.subscribers[0].subscriber.locality = "Bonn"
        },
        .refuses("subscriber.current", "ended", "The subscriber's registration has ended.") {
            $0.inventory?.subscribers[0].until = .noon
        },
        .permits("subscriber.current", "one of two") {
            var other = Packet.good.subscriber
            other.number = "S-2"
            $0.inventory?.subscribers.insert(Inventory.Registered(subscriber: other, until: .noon), at: 0)
        },
        .refuses("san.inventory", "unknown", "This name is not registered for the subscriber.") {
            $0.inventory?.names.removeLast()
        },
        .refuses("san.inventory", "of another type", "This name is not registered for the subscriber.") {
            $0.inventory?.names[0].name.kind = "uri"
        },
        .refuses("san.inventory", "of another subscriber", "This name is not registered for the subscriber.") {
            $0.inventory?.names[0].subscriber = "S-2"
        },
        .refuses(
            "san.inventory", "ended", "The registration of dns: sign.example.com has ended."
        ) { $0.inventory?.names[0].until = .noon },
        .permits("san.inventory", "in another order") { $0.inventory?.names.reverse() },
    ]

    private static let issuers: [RuleCase] = [
        .refuses("issuer.current", "unknown", "The issuer is not in the inventory of trust chains.") {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].keyID = "77aa"
        },
        .refuses("issuer.current", "another name", "The issuer's name is not that of its key.") {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].subject = "CN=Meridian Code Signing CA 2"
        },
        .refuses("issuer.current", "another chain", "The issuer's chain is another than in the inventory.") {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].chain = [hex("b7")]
        },
        .refuses("issuer.current", "past its last day", "The issuer issues no more.") {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].stopsIssuing = .noon
        },
        .refuses(
            "issuer.current", "too short a life", "The issuer ends before the certificate that is asked for would."
        ) {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].notAfter = .hours(365 * 24 - 1)
        },
        .permits("issuer.current", "just long enough") {
            $0.policy.issuers = [.good]
            $0.policy.issuers[0].notAfter = .hours(365 * 24)
        },
    ]

    private static let baseline: [RuleCase] = [
        .refuses("baseline.met", "a short RSA key", "This kind of key is not allowed.") {
            $0.chooseBaseline()
            ($0.parsed.keyAlgorithm, $0.parsed.keyBits, $0.parsed.curve) = ("RSA", 2048, nil)
            $0.policy.profiles[0].keyTypes.append("RSA 2048")
        },
        .refuses("baseline.met", "a day too long", "The validity is too long.") {
            $0.chooseBaseline()
            $0.packet.validityDays = 461
            $0.policy.profiles[0].maximumValidityDays = 900
        },
        .refuses(
            "baseline.met", "too weak a demand",
            "Profile code-signing does not demand the protection of the key that is required."
        ) {
            $0.chooseBaseline()
            $0.demanded.minimumFIPSLevel = nil
        },
        .refuses(
            "baseline.met", "another use", "Code signing is not among the extended key usages.",
            "This extended key usage is forbidden.", "Digital signature is not among the key usages."
        ) {
            $0.chooseBaseline()
            $0.parsed.extensions[0].words = "Any Extended Key Usage, OCSP Signing"
            $0.parsed.extensions.append(
                RequestedExtension(
                    identifier: "2.5.29.15", name: "X509v3 Key Usage", isCritical: true, isKnown: true,
                    words: "Key Encipherment", fault: nil))
        },
        .refuses(
            "baseline.met", "a subject that says nothing", "The subject lacks C.", "The subject has neither L nor ST.",
            "The subject has a domain component.", "The subject's O says nothing."
        ) {
            $0.chooseBaseline()
            $0.nameSubject("CN=Example\\, Code Signing,O=N/A,DC=example")
        },
        .permits("baseline.met", "a request that meets it") {
            $0.chooseBaseline()
            $0.packet.validityDays = 398
        },
        .permits("baseline.met", "the organization's own pack") {
            $0.chooseBaseline()
            $0.policy.baseline = .own(
                name: "internal-2", minimumRSABits: 4096, curves: ["P-384"], maximumValidityDays: 365,
                minimumFIPSLevel: 0, section: "PKI-7 §2")
        },
    ]

    @Test(arguments: cases) func `what is registered, issuers and the baseline are judged (P10)`(_ example: RuleCase) {
        example.check()
    }

    @Test func `a refusal by the baseline names pack and section (P10)`() {
        let facts = Facts.good.changed {
            $0.chooseBaseline()
            $0.packet.validityDays = 461
        }
        let refusal = Gate.standard.examine(facts).flatMap(\.refusals).first { $0.rule == "baseline.met" }
        #expect(refusal?.fact == "asked 461 days, allowed 460; cabf-cs-3.10 §6.3.2")
    }

    @Test func `an issuer near its end and a deputy are said and refuse nothing`() {
        let facts = Facts.good.changed {
            $0.policy.issuers = [.good]
            $0.approveByDeputy()
        }
        #expect(Gate.standard.examine(facts).allSatisfy { $0.passed })
        #expect(
            facts.warnings.map(\.message) == [
                "The CA delegate's approval is by “p.dep”, deputy for “d.cad”.", "The issuer stops issuing in 1 h.",
            ])
    }
}

extension Facts {
    /// The code-signing baseline, which the good facts then meet.
    fileprivate mutating func chooseBaseline() {
        policy.baseline = .codeSigning
        demanded.minimumFIPSLevel = 2
        policy.modules = [
            ValidatedModule(
                format: "yubihsm2", firmware: "", standard: "FIPS 140-3", level: 3, status: "active", asOf: "2026-11-01"
            )
        ]
        nameSubject("CN=Example Code Signing,O=Example AG,L=Berlin,C=DE")
    }

    fileprivate mutating func nameSubject(_ subject: String) {
        packet.subject = subject
        parsed.subject = subject
    }
}

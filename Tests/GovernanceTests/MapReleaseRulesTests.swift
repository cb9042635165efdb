import Testing

@testable import Governance

/// One change to a release for production that is permitted, and the rules that then refuse.
struct MapReleaseCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rules: [String]
    let change: @Sendable (inout MapReleaseFacts) -> Void

    init(_ description: String, _ rules: String..., change: @escaping @Sendable (inout MapReleaseFacts) -> Void) {
        testDescription = description
        self.rules = rules
        self.change = change
    }
}

@Suite struct `Releasing a map for production` {
    /// Written by m.map, signed by x.second, confirmed on staging yesterday.
    private static var facts: MapReleaseFacts {
        var registry = Registry.good
        registry.persons += [
            RegisteredPerson(person: .named("w.writer"), roles: [], certificates: [hex("f1")]),
            RegisteredPerson(person: .named("x.second"), roles: [], certificates: [hex("f2")]),
            RegisteredPerson(person: .named("y.runner"), roles: [], certificates: [hex("f3")], isService: true),
            RegisteredPerson(person: .named("W.Writer"), roles: [], certificates: [hex("f4")]),
        ]
        return MapReleaseFacts(
            now: .noon, version: "2026-11.2", mapSHA256: hex("3a"), fingerprintSHA256: hex("3b"), author: "w.writer",
            signatures: [Sourced(.by(hex("f2")), "x.second")],
            submission: StagedSubmission(
                run: "7f3a", source: "evidence/7f3a", environment: "staging", isProduction: false, state: "confirmed",
                confirmation: "REQ-1", ended: .hours(-24), mapSHA256: hex("3a"), fingerprintSHA256: hex("3b"),
                faults: []),
            searched: "the journal", policy: .good, registry: registry)
    }

    @Test func `is permitted after a confirmed submission by that build, with a second person's signature (P7)`() {
        #expect(MapReleaseRules.judge(Self.facts) == [])
    }

    static let permitted: [MapReleaseCase] = [
        MapReleaseCase("the author's signature beside the second person's") {
            $0.signatures.insert(Sourced(.by(hex("f1")), "w.writer"), at: 0)
        },
        MapReleaseCase("a broken signature beside one that holds") {
            $0.signatures.append(Sourced(.invalid("broken"), "x.third"))
        },
        MapReleaseCase("the last moment of the policy's days") { $0.submission?.ended = .hours(-14 * 24) },
        MapReleaseCase("more days, where policy says so") {
            $0.policy.mapTrialMaximumAge = 30 * 86_400_000
            $0.submission?.ended = .hours(-30 * 24)
        },
        MapReleaseCase("another environment to try things out in, where policy says so") {
            $0.policy.surveyDraftEnvironments = ["acceptance"]
            $0.submission?.environment = "acceptance"
        },
    ]

    @Test(arguments: permitted) func `is permitted with (P7)`(_ releaseCase: MapReleaseCase) {
        var facts = Self.facts
        releaseCase.change(&facts)
        #expect(MapReleaseRules.judge(facts) == [])
    }

    static let refused: [MapReleaseCase] = [
        MapReleaseCase("a version that was released nowhere", "release.first") { $0.fingerprintSHA256 = nil },
        MapReleaseCase("nobody named as author", "release.author") { $0.author = nil },
        MapReleaseCase("an author who is not registered", "release.author") { $0.author = "z.nobody" },
        MapReleaseCase("a service as author", "release.author") { $0.author = "y.runner" },
        MapReleaseCase("no signature", "release.signed") { $0.signatures = [] },
        MapReleaseCase("the author's signature alone", "release.signed") {
            $0.signatures = [Sourced(.by(hex("f1")), "w.writer")]
        },
        MapReleaseCase("the author's other identity", "release.signed") {
            $0.signatures = [Sourced(.by(hex("f4")), "W.Writer")]
        },
        MapReleaseCase("a service's signature", "release.signed") {
            $0.signatures = [Sourced(.by(hex("f3")), "y.runner")]
        },
        MapReleaseCase("a signature of other bytes", "release.signed") {
            $0.signatures = [Sourced(.invalid("the content is another"), "x.second")]
        },
        MapReleaseCase("the author's key in a second person's name", "release.signed") {
            $0.signatures = [Sourced(.by(hex("f1")), "x.second")]
        },
        MapReleaseCase("a certificate that is over", "release.signed") {
            $0.signatures = [
                Sourced(
                    .valid(certificateSHA256: hex("f2"), notBefore: .hours(-9), notAfter: .hours(-1)), "x.second")
            ]
        },
        MapReleaseCase("every signature wrong, each told", "release.signed", "release.signed") {
            $0.signatures = [Sourced(.by(hex("f1")), "w.writer"), Sourced(.invalid("broken"), "x.second")]
        },
        MapReleaseCase("no submission", "release.submission") { $0.submission = nil },
        MapReleaseCase("evidence that does not hold", "release.submission", "release.submission") {
            $0.submission?.faults = ["sums.files: map.yaml differs", "signature: nobody known"]
        },
        MapReleaseCase("a submission that was halted", "release.submission") {
            $0.submission?.state = "halted"
            $0.submission?.confirmation = nil
        },
        MapReleaseCase("a submission without a request's id", "release.submission") {
            $0.submission?.confirmation = nil
        },
        MapReleaseCase("a submission elsewhere", "release.submission") { $0.submission?.environment = "laboratory" },
        MapReleaseCase("a submission in production", "release.submission") { $0.submission?.isProduction = true },
        MapReleaseCase("a submission by another map", "release.submission") { $0.submission?.mapSHA256 = hex("3c") },
        MapReleaseCase("a submission by another fingerprint", "release.submission") {
            $0.submission?.fingerprintSHA256 = hex("3c")
        },
        MapReleaseCase("a submission by no fingerprint", "release.submission") {
            $0.submission?.fingerprintSHA256 = nil
        },
        MapReleaseCase("a submission older than policy's days", "release.age") {
            $0.submission?.ended = .hours(-14 * 24).adding(milliseconds: -1)
        },
        MapReleaseCase("a submission of the future", "release.age") { $0.submission?.ended = .hours(1) },
        MapReleaseCase("everything at once", "release.first", "release.author", "release.signed", "release.submission")
        {
            ($0.fingerprintSHA256, $0.author, $0.signatures, $0.submission) = (nil, nil, [], nil)
        },
    ]

    @Test(arguments: refused) func `is refused, with every reason, for (P7, P10)`(_ releaseCase: MapReleaseCase) {
        var facts = Self.facts
        releaseCase.change(&facts)
        let refusals = MapReleaseRules.judge(facts)
        #expect(refusals.map(\.rule) == releaseCase.rules)
        #expect(refusals.allSatisfy { !$0.fact.isEmpty && !$0.source.isEmpty && !$0.remedy.isEmpty })
    }
}

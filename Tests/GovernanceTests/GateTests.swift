import Governance
import Testing

@Suite struct GateTests {
    @Test(arguments: Gate.Purpose.allCases)
    func `good facts earn a permit for the step asked for, bound to packet, request and key (P1)`(purpose: Gate.Purpose)
    {
        switch Gate.standard.judge(.good.signedIn(), for: purpose) {
        case .refused(let refusals): Issue.record("\(refusals)")
        case .permitted(let permit):
            #expect(permit.purpose == purpose)
            #expect(permit.packetDigest == hex("91"))
            #expect(permit.requestID == "CR-2291")
            #expect(permit.spkiSHA256 == hex("77"))
            #expect(permit.issuedAtUptime == 90_000_000_000)
        }
    }

    @Test(
        arguments: [
            (0, 5000, true), (4_999_999_999, 5000, true), (5_000_000_000, 5000, false), (-1, 5000, false),
            (5_000_000_000, 3_600_000, false), (1_999_999_999, 2000, true), (2_000_000_000, 2000, false), (0, 0, false),
        ] as [(Int64, Int64, Bool)])
    func `a permit counts for 5 s at most, for less if the policy says so, and never in another boot (P1)`(
        age: Int64, policy: Int64, fresh: Bool
    ) {
        let facts = Facts.good.changed {
            $0.policy.permitMaximumAge = policy
            $0.recorded.readAt = .noon
        }.signedIn()
        guard case .permitted(let permit) = Gate.standard.judge(facts, for: .commit) else {
            Issue.record("refused")
            return
        }
        let age = permit.age(atUptime: facts.uptime + age)
        let counted = permit.isFresh(atUptime: facts.uptime + age)
        #expect(counted == fresh)
    }

    @Test func `five things wrong are refused together, each with fact, source and remedy (P10)`() {
        let facts = Facts.good.changed {
            $0.parsed.derSHA256 = hex("5e")
            $0.approvals[0].signature = .invalid("signer certificate does not match")
            $0.approvals[2].person = "c.cem"
            $0.packet.window.closes = .hours(-1)
            $0.packet.window.opens = .hours(-2)
            $0.packet.profile = "unknown"
        }
        guard case .refused(let refusals) = Gate.standard.judge(facts, for: .entry) else {
            Issue.record("permitted")
            return
        }
        let rules = Set(refusals.map(\.rule))
        #expect(
            rules.isSuperset(of: [
                "csr.fingerprint", "approvals.signature", "approvals.persons", "window.open", "profile.known",
            ]))
        #expect(refusals == Gate.standard.examine(facts).flatMap(\.refusals))
    }

    @Test func `a refusal says what, which fact, whence and what clears it, in full (P10)`() {
        let facts = Facts.good.changed {
            $0.approvals[1].decided = .hours(-42)
            $0.approvals[1].expires = .hours(-18)
            $0.parsed.derSHA256 = hex("5e")
        }
        #expect(
            Gate.standard.examine(facts).flatMap(\.refusals) == [
                Refusal(
                    rule: "approvals.expiry",
                    message: "The cryptography engineering manager's approval ended 2026-11-22T18:00:00Z (18 h ago).",
                    fact: "expires 2026-11-22T18:00:00Z, now 2026-11-23T12:00:00Z",
                    source:
                        "approvals/cryptography-engineering-manager.p7s, approval 2 of 3 (signed by SHA256:e2c4…e072)",
                    remedy: "a fresh approval for packet digest 91c4…e071"),
                Refusal(
                    rule: "csr.fingerprint", message: "request.csr is not the CSR that was locked.",
                    fact: "locked 5dc4…e07d, found 5ec4…e07e; its key is the locked one", source: "request.csr",
                    remedy: "restore the locked CSR, or have the new one approved"),
            ])
    }

    @Test func `digests that look alike when shortened are shown in full`() {
        let middle = "5dc4" + String(repeating: "0", count: 55) + "1e07d"
        let refusals = Gate.standard.examine(.good.changed { $0.parsed.derSHA256 = middle }).flatMap(\.refusals)
        #expect(refusals.map(\.fact) == ["locked \(hex("5d")), found \(middle); its key is the locked one"])
    }

    @Test func `sources are the caller's where it gave any`() {
        let facts = Facts.good.changed {
            $0.sources["policy"] = "policy.yaml:12"
            $0.packet.profile = "unknown"
        }
        #expect(Gate.standard.examine(facts).flatMap(\.refusals).map(\.source) == ["policy.yaml:12"])
    }

    @Test func `every rule has a refusing and a permitting twin, an identifier of its own and a demand`() {
        let cases = RuleTable.tables.flatMap(\.cases)
        let rules = Gate.standard.rules.map(\.id)
        #expect(rules.count == 65)
        #expect(Set(rules).count == rules.count)
        #expect(Set(cases.filter { !$0.messages.isEmpty }.map(\.rule)) == Set(rules))
        #expect(Set(cases.filter { $0.messages.isEmpty }.map(\.rule)) == Set(rules))
        #expect(Gate.standard.rules.allSatisfy { $0.demand.hasSuffix(".") })
    }
}

@Suite struct LookUpDemandTests {
    /// Where the portal is asked for the key before anything is entered.
    @Test(arguments: [(false, true), (true, false)])
    func `in production a journal of one machine's own does not count alone (P2)`(isShared: Bool, isDemanded: Bool) {
        var facts = Facts.good
        facts.hasSharedClaims = isShared
        #expect(facts.isProduction)
        #expect(facts.demandsLookUp == isDemanded)
        facts.beStaging(at: "http://127.0.0.1:9")
        #expect(!facts.demandsLookUp)
        facts.policy.lookUpFirst = [facts.environment]
        #expect(facts.demandsLookUp == isDemanded)
    }
}

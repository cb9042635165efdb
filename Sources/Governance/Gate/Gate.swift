/// The one place where facts are judged and permits are made.
package struct Gate: Sendable {
    /// The step that a permit is for.
    package enum Purpose: String, CaseIterable, Hashable, Sendable {
        /// Opening the portal.
        case entry

        /// Pressing the button.
        case commit

        /// Letting the held request go.
        case release
    }

    /// Every rule, in the order in which people read them.
    package let rules: [any Rule]

    // Not reachable from other files: a gate with fewer rules would make permits that mean less.
    private init(rules: [any Rule]) { self.rules = rules }

    /// The gate with all rules, the only one there is.
    package static let standard = Gate(rules: standardRules)

    /// What each rule says of the facts, for one step.
    package func examine(_ facts: Facts, for purpose: Purpose = .entry) -> [RuleJudgement] {
        let facts = facts.at(purpose)
        return rules.map { RuleJudgement(id: $0.id, demand: $0.demand, refusals: $0.judge(facts)) }
    }

    /// Permits one step once, or refuses with every reason there is.
    package func judge(_ facts: Facts, for purpose: Purpose) -> Verdict {
        let refusals = rules.flatMap { [facts = facts.at(purpose)] in $0.judge(facts) }
        guard refusals.isEmpty else { return .refused(refusals) }
        return .permitted(Permit(purpose, facts))
    }
}

extension Facts {
    fileprivate func at(_ step: Gate.Purpose) -> Facts {
        var facts = self
        facts.step = step
        return facts
    }
}

/// What a gate decided.
package enum Verdict: ~Copyable {
    /// The step may be taken, once.
    case permitted(Permit)

    /// It may not, for all these reasons.
    case refused([Refusal])
}

/// The right to take one irreversible step once; only a gate makes one, and using it uses it up.
package struct Permit: ~Copyable, Sendable {
    /// Step it is for.
    package let purpose: Gate.Purpose
    /// Packet it is for, by digest (hexadecimal).
    package let packetDigest: String
    /// Request it is for.
    package let requestID: String
    /// Key it is for, by SHA-256 of the SubjectPublicKeyInfo (hexadecimal).
    package let spkiSHA256: String
    /// CLOCK_BOOTTIME of the facts it was made from, in nanoseconds.
    package let issuedAtUptime: Int64
    /// Longest time it counts, in milliseconds.
    package let maximumAge: Int64

    /// Longest time any permit counts, in milliseconds; a policy may only ask for less (P1).
    package static let longestAge: Int64 = 5000

    fileprivate init(_ purpose: Gate.Purpose, _ facts: Facts) {
        self.purpose = purpose
        packetDigest = facts.packetDigest
        requestID = facts.packet.requestID
        spkiSHA256 = facts.packet.csr.spkiSHA256
        issuedAtUptime = facts.uptime
        maximumAge = min(facts.policy.permitMaximumAge, Permit.longestAge)
    }

    /// Its age in nanoseconds; negative when it is from a boot before this one.
    package func age(atUptime uptime: Int64) -> Int64 {
        uptime.subtractingReportingOverflow(issuedAtUptime).overflow ? -1 : uptime - issuedAtUptime
    }

    /// Whether it still counts.
    package borrowing func isFresh(atUptime uptime: Int64) -> Bool {
        freshness.counts(atUptime: uptime)
    }

    /// How long it counts: what can be asked after it was used, and permits nothing.
    package var freshness: Freshness { Freshness(issuedAtUptime: issuedAtUptime, maximumAge: maximumAge) }

    /// For how long the facts of a permit count.
    package struct Freshness: Sendable {
        fileprivate let issuedAtUptime: Int64
        fileprivate let maximumAge: Int64

        /// Whether they count at a moment of CLOCK_BOOTTIME, in nanoseconds; never in another boot.
        package func counts(atUptime uptime: Int64) -> Bool {
            let (age, overflow) = uptime.subtractingReportingOverflow(issuedAtUptime)
            return !overflow && age >= 0 && age / 1_000_000 < maximumAge
        }
    }
}

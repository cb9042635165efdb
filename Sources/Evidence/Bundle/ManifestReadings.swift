package import PKI

extension Manifest {
    /// One judgement of a gate.
    package struct GateReading: Sendable, Hashable, Codable {
        /// `entry`, `commit` or `release`.
        package var purpose: String
        package var at: Timestamp
        package var rules: [RuleReading]

        /// Whether no rule refused.
        package var passed: Bool { !rules.isEmpty && rules.allSatisfy(\.refusals.isEmpty) }

        /// States what every rule said.
        package init(purpose: String, at: Timestamp, rules: [RuleReading]) {
            self.purpose = purpose
            self.at = at
            self.rules = rules
        }
    }

    /// What one rule said.
    package struct RuleReading: Sendable, Hashable, Codable {
        package var id: String
        package var demand: String
        /// Empty where it permits.
        package var refusals: [String]

        /// States what a rule said.
        package init(id: String, demand: String, refusals: [String]) {
            self.id = id
            self.demand = demand
            self.refusals = refusals
        }
    }

    /// What was found in a region that could forbid a submission.
    package struct RegionReading: Sendable, Hashable, Codable {
        package var id: String
        /// What the map demands, in words.
        package var demand: String
        /// `empty` where it was; nil where nobody looked.
        package var found: String?
        package var acceptable: Bool

        /// States what was found.
        package init(id: String, demand: String, found: String?, acceptable: Bool) {
            self.id = id
            self.demand = demand
            self.found = found
            self.acceptable = acceptable
        }
    }

    /// Values of one place held against the packet.
    package struct Comparison: Sendable, Hashable, Codable {
        /// Such as `page profile, read back` or `body of the commit`.
        package var place: String
        package var at: Timestamp
        /// How many were compared.
        package var compared: Int
        /// Those that differ, by name and never by value; empty is equal.
        package var differing: [String]

        /// States what was compared.
        package init(place: String, at: Timestamp, compared: Int, differing: [String]) {
            self.place = place
            self.at = at
            self.compared = compared
            self.differing = differing
        }
    }

    /// A request with an effect, and what became of it.
    package struct Departure: Sendable, Hashable, Codable {
        /// Its name in the map.
        package var request: String
        package var method: String
        /// Without query and fragment.
        package var url: String
        package var at: Timestamp
        /// `passed`, `released` or `failed`.
        package var decision: String
        /// Of a body with approved values; nil where it has none, or the browser does not show it.
        package var bodySHA256: SHA256Digest?
        /// HTTP status; nil where no response came.
        package var status: Int?

        /// States what left, or was kept from leaving.
        package init(
            request: String, method: String, url: String, at: Timestamp, decision: String, bodySHA256: SHA256Digest?,
            status: Int?
        ) {
            self.request = request
            self.method = method
            self.url = url
            self.at = at
            self.decision = decision
            self.bodySHA256 = bodySHA256
            self.status = status
        }
    }

    /// How the run ended.
    package struct Outcome: Sendable, Hashable, Codable {
        package var state: RunState
        /// One sentence.
        package var summary: String
        package var reasons: [String]
        /// The portal's draft that was left behind, if any.
        package var draft: String?
        /// What a person does next, one sentence each.
        package var next: [String]

        /// States how it ended.
        package init(
            state: RunState, summary: String, reasons: [String] = [], draft: String? = nil, next: [String] = []
        ) {
            self.state = state
            self.summary = summary
            self.reasons = reasons
            self.draft = draft
            self.next = next
        }
    }

    /// What the portal said when it had accepted.
    package struct Confirmation: Sendable, Hashable, Codable {
        package var requestID: String
        package var status: String
        package var at: Timestamp
        /// Names of the approved values that it echoed.
        package var echoed: [String]

        /// States what the portal said.
        package init(requestID: String, status: String, at: Timestamp, echoed: [String]) {
            self.requestID = requestID
            self.status = status
            self.at = at
            self.echoed = echoed
        }
    }
}

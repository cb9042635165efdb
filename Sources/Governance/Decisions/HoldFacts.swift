/// What a decision about a held run is judged by.
package struct HoldFacts: Sendable {
    /// A read-only look at the portal's requests for the key.
    package struct LookUp: Hashable, Sendable {
        /// When it was made.
        package var at: Instant
        /// Requests with the same key, by id.
        package var candidates: [String]

        /// Takes both as given.
        package init(at: Instant, candidates: [String]) {
            self.at = at
            self.candidates = candidates
        }
    }

    /// Now.
    package var now: Instant
    /// Name of the run.
    package var run: String
    /// Where it stands, such as `held`.
    package var state: String
    /// Whether persons, and not the portal's own answer, made it stand there.
    package var isDecided: Bool
    /// When its request was let go.
    package var releasedAt: Instant
    /// Identity of the run's operator.
    package var operatorID: String
    /// The packet that was submitted.
    package var packet: Packet
    /// The persons known here.
    package var registry: Registry
    /// Every look-up since the release, oldest first.
    package var lookUps: [LookUp]
    /// How long after a release the portal may still take a request in, in milliseconds; nil where it has no look-up.
    package var quietPeriod: Int64?
    /// Decisions that wait for a second person, as they were recorded.
    package var earlier: [HoldDecision]

    /// Takes every part as given.
    package init(
        now: Instant, run: String, state: String, isDecided: Bool, releasedAt: Instant, operatorID: String,
        packet: Packet, registry: Registry, lookUps: [LookUp], quietPeriod: Int64?, earlier: [HoldDecision]
    ) {
        self.now = now
        self.run = run
        self.state = state
        self.isDecided = isDecided
        self.releasedAt = releasedAt
        self.operatorID = operatorID
        self.packet = packet
        self.registry = registry
        self.lookUps = lookUps
        self.quietPeriod = quietPeriod
        self.earlier = earlier
    }
}

/// What came of judging a decision.
package enum HoldVerdict: Hashable, Sendable {
    /// It counts for nothing, for every one of these reasons.
    case refused([Refusal])
    /// It counts, once another person has decided the same.
    case awaitsSecondPerson
    /// It stands.
    case decided
}

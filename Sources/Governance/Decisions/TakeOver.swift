/// A person's wish to go on with a run that stopped before its release; its worth is judged by ``TakeOverRules``.
package struct TakeOver: Hashable, Sendable {
    /// The run that stopped.
    package var run: String
    /// Digest of the packet it is about, hexadecimal.
    package var packetDigest: String
    /// Identity in the registry.
    package var person: String
    /// Why it goes on.
    package var reason: String
    /// Whether its signature holds.
    package var signature: SignatureState

    /// Takes every part as given; nothing is judged here.
    package init(run: String, packetDigest: String, person: String, reason: String, signature: SignatureState) {
        self.run = run
        self.packetDigest = packetDigest
        self.person = person
        self.reason = reason
        self.signature = signature
    }
}

/// What a take-over is judged by.
package struct TakeOverFacts: Sendable {
    /// Now.
    package var now: Instant
    /// Name of the run that stopped.
    package var run: String
    /// Where it stands, such as `halted`.
    package var state: String
    /// Whether its request was let go.
    package var isReleased: Bool
    /// The portal's id of the draft it left, if it is known.
    package var draft: String?
    /// Digest of the packet that the run was for, hexadecimal.
    package var packetDigest: String
    /// The packet as it lies here now.
    package var packet: Packet
    /// The persons known here.
    package var registry: Registry

    /// Takes every part as given.
    package init(
        now: Instant, run: String, state: String, isReleased: Bool, draft: String?,
        packetDigest: String, packet: Packet, registry: Registry
    ) {
        self.now = now
        self.run = run
        self.state = state
        self.isReleased = isReleased
        self.draft = draft
        self.packetDigest = packetDigest
        self.packet = packet
        self.registry = registry
    }
}

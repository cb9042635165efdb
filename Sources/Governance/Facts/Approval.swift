/// One approval as it was found and its signature checked; its worth is judged by rules.
package struct Approval: Hashable, Sendable {
    /// Where it was found, such as `approvals/ca-delegate.p7s`.
    package var source: String
    /// Role it was given in.
    package var role: String
    /// Identity it was given under.
    package var person: String
    /// Digest of the packet it approves, hexadecimal.
    package var packetDigest: String
    /// Request it approves.
    package var requestID: String
    /// Version it approves.
    package var version: Int
    /// What was decided.
    package var decision: Decision
    /// When.
    package var decided: Instant
    /// First moment at which it is void.
    package var expires: Instant
    /// Whether its signature holds.
    package var signature: SignatureState
    /// Identity of the person for whom it was given, by a deputy.
    package var deputyFor: String?
    /// SHA-256 of its bytes, hexadecimal.
    package var sha256: String

    /// Takes every part as given; nothing is judged here.
    package init(
        source: String,
        role: String,
        person: String,
        packetDigest: String,
        requestID: String,
        version: Int,
        decision: Decision,
        decided: Instant,
        expires: Instant,
        signature: SignatureState,
        deputyFor: String? = nil,
        sha256: String
    ) {
        self.source = source
        self.role = role
        self.person = person
        self.packetDigest = packetDigest
        self.requestID = requestID
        self.version = version
        self.decision = decision
        self.decided = decided
        self.expires = expires
        self.signature = signature
        self.deputyFor = deputyFor
        self.sha256 = sha256
    }
}

/// What an approver decided.
package enum Decision: String, CaseIterable, Hashable, Sendable {
    /// Yes.
    case approved

    /// No.
    case rejected

    /// A yes taken back.
    case withdrawn
}

/// What became of checking an approval's signature.
package enum SignatureState: Hashable, Sendable {
    /// It holds, by the certificate with this SHA-256 (hexadecimal) and validity.
    case valid(certificateSHA256: String, notBefore: Instant, notAfter: Instant)

    /// It does not hold, for this reason.
    case invalid(String)

    /// There is none: a system that was read says that this account decided.
    case account(Account)
}

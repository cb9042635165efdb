/// Where a run stands.
package enum RunState: String, Sendable, Hashable, Codable, CaseIterable {
    case running
    case refused
    case rehearsed
    case halted
    case confirmed
    /// The outcome at the portal is unknown until a person decides.
    case held
    case failed
    /// Persons decided that a held request never reached the portal.
    case notSubmitted = "not-submitted"
    /// A person decided that the portal has closed the request.
    case closed

    /// Whether the request and its key stay taken.
    package var keepsClaim: Bool { self == .running || self == .held || self == .confirmed }
}

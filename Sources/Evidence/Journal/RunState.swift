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

    /// Whether the request and its key stay taken.
    package var keepsClaim: Bool { self == .running || self == .held || self == .confirmed }
}

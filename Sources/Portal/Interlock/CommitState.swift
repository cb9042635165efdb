/// How far the one commit of a run is, as the inspector sees it.
enum CommitState: Sendable {
    /// No commit may leave; one that tries is failed.
    case unarmed
    /// The valve is shut and the control is about to be pressed.
    case armed
    /// The browser's own request is held, and this is what the comparison said.
    case held(BrowserRequest, CommitComparison)
    /// It was let go, and nothing came back yet.
    case released(BrowserRequest)
    /// Response headers came, with this status.
    case answered(status: Int)
    /// It ended without response headers.
    case lost(reason: String)
    /// It was failed before it left.
    case failed
}

/// What was compared in the held commit.
package struct CommitComparison: Sendable {
    /// Names of the fields that equal what the packet gives.
    package let equal: [String]
    /// Names whose values only the portal knows (CSRF token, view state).
    package let opaque: [String]
    /// Every difference, in words; empty when the body is what was approved.
    package let mismatches: [String]
}

package import PKI

/// A run in one look.
package struct RunSummary: Sendable, Hashable {
    package let run: String
    package let subject: RunSubject
    package let state: RunState
    /// Milliseconds since 1970.
    package let startedAt: Int64
    /// Milliseconds since 1970; nil while it runs.
    package let endedAt: Int64?
    /// When the request was let go, in milliseconds since 1970; nil is: provably never sent.
    package let releasedAt: Int64?
    /// The body of the last outcome.
    package let outcome: JSON?
}

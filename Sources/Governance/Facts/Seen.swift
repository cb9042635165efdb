/// What earlier gates saw, as the journal has it: versions only rise, and approvals do not change during a run.
package struct Seen: Hashable, Sendable {
    /// Highest version at which the record of this request was seen; nil: never.
    package var recordVersion: Int?
    /// SHA-256 (hexadecimal) of each approval as this run's first gate found it; nil before that gate.
    package var approvals: [String]?
    /// Newest version of each input that a gate believed.
    package var inputs: [SignedInput.Kind: SeenInput]
    /// What the portal showed to this run's first gate.
    package var portal: PortalTLS?

    /// Nothing seen.
    package init(recordVersion: Int? = nil, approvals: [String]? = nil, inputs: [SignedInput.Kind: SeenInput] = [:]) {
        self.recordVersion = recordVersion
        self.approvals = approvals
        self.inputs = inputs
    }
}

package import PKI

/// What a run's evidence says, in one file (manifest.json); everything else in the folder is what it refers to.
package struct Manifest: Sendable, Hashable, Codable {
    /// The format; a reader refuses any other.
    package static let currentSchema = "countersign.evidence/1"

    package private(set) var schema = Manifest.currentSchema
    package var run: String
    package var operatorID: String
    package var started: Timestamp
    package var ended: Timestamp
    package var tool: Versioned
    package var packet: PacketLink
    package var portal: PortalLink
    package var policy: Versioned
    package var registry: Versioned
    package var gates: [GateReading] = []
    package var approvals: [ApprovalLink] = []
    package var attestations: [AttestationLink] = []
    /// Regions of the portal that could forbid a submission, and what was found there.
    package var regions: [RegionReading] = []
    package var comparisons: [Comparison] = []
    /// Every request with an effect that the browser made or tried to make.
    package var departures: [Departure] = []
    /// Steps that a complete bundle has a picture of.
    package var checkpoints: [String] = []
    /// What the evidence cannot show, in sentences: an interval that a draft portal leaves open, a body no browser shows.
    package var limits: [String] = []
    package var outcome: Outcome
    package var confirmation: Confirmation?
    /// Whether the policy counts a bundle without a timestamp as incomplete.
    package var demandsTimestamp = false
    /// Whether the policy counts a release without a witness, or an authority's stamp, before it as incomplete; nil: it does not.
    package var demandsWitness: Bool?

    /// Filled in when the folder is sealed.
    package internal(set) var pictures: [KeptFile] = []
    /// Filled in when the folder is sealed.
    package internal(set) var inputs: [KeptFile] = []
    /// What masks hid, sealed for its readers; filled in when the folder is sealed.
    package internal(set) var hidden: [HiddenFile] = []
    /// Filled in when the folder is sealed.
    package internal(set) var journal: JournalLink?
    /// Other forms of the bundle, and why one is not there; filled in when the folder is sealed.
    package internal(set) var exports: [ExportReading] = []
    /// Whether those who signed were in force, filled in when the folder is sealed; nil: nobody looked.
    package internal(set) var revocation: [RevocationReading]?
    /// Filled in when the folder is sealed.
    package internal(set) var signer: SHA256Digest?
    /// Filled in when the folder is sealed.
    package internal(set) var sealed: Timestamp?
    /// What is missing, empty if nothing is; filled in when the folder is sealed.
    package internal(set) var missing: [String] = []

    /// Whether nothing is missing.
    package var grade: Grade { missing.isEmpty ? .complete : .incomplete(missing) }

    /// States who ran what, against which portal, by which rules, and how it ended.
    package init(
        run: String, operatorID: String, started: Timestamp, ended: Timestamp, tool: Versioned, packet: PacketLink,
        portal: PortalLink, policy: Versioned, registry: Versioned, outcome: Outcome
    ) {
        self.run = run
        self.operatorID = operatorID
        self.started = started
        self.ended = ended
        self.tool = tool
        self.packet = packet
        self.portal = portal
        self.policy = policy
        self.registry = registry
        self.outcome = outcome
    }
}

/// Whether the evidence of a run is all there.
package enum Grade: Sendable, Hashable, CustomStringConvertible {
    case complete
    /// What is missing, one sentence each.
    case incomplete([String])

    package var description: String {
        switch self {
        case .complete: "complete"
        case .incomplete(let missing): "incomplete: \(missing.joined(separator: "; "))"
        }
    }
}

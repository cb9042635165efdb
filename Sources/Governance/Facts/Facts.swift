/// All that a gate may know; it reads nothing by itself.
package struct Facts: Sendable {
    /// Wall clock.
    package var now: Instant
    /// CLOCK_BOOTTIME, in nanoseconds.
    package var uptime: Int64
    /// What is to be submitted.
    package var packet: Packet
    /// SHA-256 over the canonical packet, hexadecimal.
    package var packetDigest: String
    /// SHA-256 (hexadecimal) of each file that was looked for; nil when it is missing.
    package var filesFound: [String: String?]
    /// The locked request as found.
    package var csr: CSRState
    /// What became of checking the packet's attestations.
    package var custody: [CustodyFacts]
    /// Every approval found.
    package var approvals: [Approval]
    /// The governed record.
    package var record: RecordState
    /// Persons.
    package var registry: Registry
    /// Limits.
    package var policy: Policy
    /// Who runs this.
    package var performer: OperatorFacts
    /// Whether a person watches the browser and has to confirm before the commit.
    package var isAttended: Bool
    /// Whether the claim on the key is shared by all machines that reach the portal.
    package var hasSharedClaims: Bool
    /// Portal that was chosen.
    package var portal: String
    /// Its environment.
    package var environment: String
    /// Requests of the portal's map that carry a file which the configured browser does not show before it leaves.
    package var unshownRequests: [String]
    /// The step that is judged; a gate sets it.
    package internal(set) var step = Gate.Purpose.entry
    /// Root's word on this machine, and what could replace something.
    package var installation: InstallationFacts
    /// Files of rules with their signatures.
    package var inputs: [SignedInput]
    /// The selector map.
    package var map: MapFacts
    /// What is registered outside the packet; nil where nothing is kept.
    package var inventory: Inventory?
    /// What the portal showed to our own probe.
    package var probe = PortalProbe.notAsked
    /// Whether the run's evidence could be sealed now.
    package var sealing = SealingFacts()
    /// Other clocks.
    package var clocks: [ClockReading] = []
    /// What earlier gates saw.
    package var seen: Seen
    /// Where facts came from, for people: keys `packet`, `csr`, `registry`, `policy`, `operator`, `portal`,
    /// `browser`, `clock`.
    package var sources: [String: String]

    /// Takes every part as given; nothing is judged here.
    package init(
        now: Instant,
        uptime: Int64,
        packet: Packet,
        packetDigest: String,
        filesFound: [String: String?],
        csr: CSRState,
        custody: [CustodyFacts] = [],
        approvals: [Approval],
        record: RecordState,
        registry: Registry,
        policy: Policy,
        performer: OperatorFacts,
        isAttended: Bool,
        hasSharedClaims: Bool = false,
        portal: String,
        environment: String,
        installation: InstallationFacts,
        inputs: [SignedInput],
        map: MapFacts,
        inventory: Inventory?,
        seen: Seen = Seen(),
        unshownRequests: [String] = [],
        sources: [String: String] = [:]
    ) {
        self.now = now
        self.uptime = uptime
        self.packet = packet
        self.packetDigest = packetDigest
        self.filesFound = filesFound
        self.csr = csr
        self.custody = custody
        self.approvals = approvals
        self.record = record
        self.registry = registry
        self.policy = policy
        self.performer = performer
        self.isAttended = isAttended
        self.hasSharedClaims = hasSharedClaims
        self.portal = portal
        self.environment = environment
        self.unshownRequests = unshownRequests
        self.installation = installation
        self.inputs = inputs
        self.map = map
        self.inventory = inventory
        self.seen = seen
        self.sources = sources
    }
}

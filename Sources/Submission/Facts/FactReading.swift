package import Governance
import PKI

/// Reads every fact that a gate judges, afresh each time (P1).
package struct FactReading: Sendable {
    private let packet: PacketFolder
    private let record: any IssuanceRecord
    private let configuration: Configuration
    private let portal: PortalConfiguration
    private let isAttended: Bool
    private let hasSharedClaims: Bool
    private let unshownRequests: [String]

    /// The facts of one packet for one portal.
    ///
    /// `isAttended`: a person watches and has to confirm. `hasSharedClaims`: the run's claim is shared by all machines
    /// that reach the portal. `unshownRequests`: those of the portal's map with a file that the configured browser does
    /// not show.
    package init(
        packet: PacketFolder, record: any IssuanceRecord, configuration: Configuration, portal: PortalConfiguration,
        isAttended: Bool, hasSharedClaims: Bool = false, unshownRequests: [String]
    ) {
        self.packet = packet
        self.record = record
        self.configuration = configuration
        self.portal = portal
        self.isAttended = isAttended
        self.hasSharedClaims = hasSharedClaims
        self.unshownRequests = unshownRequests
    }

    /// Reads files, record, policy and registry now.
    ///
    /// - Throws: `InputError` where policy, registry or packet is no longer readable.
    package func read() async throws(InputError) -> ReadFacts {
        // Before anything is read: a fact may be older than it says, never younger.
        let uptime = BootClock.now()
        let now = Instant.now
        let found = try PacketFolder.read(packet.path)
        let policy = try Policy.read(configuration.policy)
        let registry = try Registry.read(configuration.registry)
        let (state, snapshot) = await readRecord()
        let facts = Facts(
            now: now, uptime: uptime, packet: packet.packet, packetDigest: packet.digest.hex,
            filesFound: found.filesFound, csr: found.csr,
            custody: CustodyReading(anchors: portal.attestationAnchors).facts(of: found, at: now),
            approvals: snapshot?.approvals ?? [], record: state,
            registry: registry, policy: policy, operatorID: configuration.operatorID, isAttended: isAttended,
            hasSharedClaims: hasSharedClaims, portal: portal.name, environment: portal.environment,
            unshownRequests: unshownRequests, sources: sources)
        return ReadFacts(facts: facts, snapshot: snapshot)
    }

    private func readRecord() async -> (RecordState, RecordSnapshot?) {
        do {
            let snapshot = try await record.read()
            return (.read(snapshot.facts), snapshot)
        } catch {
            return (.unreadable(source: error.source, reason: error.reason), nil)
        }
    }

    private var sources: [String: String] {
        let name = configuration.file
        return [
            "operator": "\(name), operator", "portal": "\(name), portals.\(portal.name)",
            "browser": "\(name), browser.engine",
        ]
    }
}

/// Facts with what they were read from.
package struct ReadFacts: Sendable {
    /// What a gate judges.
    package let facts: Facts
    /// What the record said, byte for byte; nil when it could not be read.
    package let snapshot: RecordSnapshot?
}

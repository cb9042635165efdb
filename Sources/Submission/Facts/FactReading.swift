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
    private let performer: OperatorFacts
    private let memory: GateMemory
    private let rules: RulesReading
    private let sealing: SealingProbing

    /// The facts of one packet for one portal.
    ///
    /// - Parameters:
    ///   - packet: what the run began with.
    ///   - record: the governed record.
    ///   - configuration: this installation.
    ///   - portal: the portal that was chosen.
    ///   - isAttended: whether a person watches and has to confirm.
    ///   - performer: who runs this, with the proof of it.
    ///   - memory: what earlier gates saw.
    ///   - hasSharedClaims: whether the run's claim is shared by all machines that reach the portal.
    ///   - unshownRequests: those of the portal's map with a file that the configured browser does not show.
    ///   - pins: where root's word on this machine lies.
    ///   - signer: the key that seals; nil: it is read from where the configuration says.
    package init(
        packet: PacketFolder, record: any IssuanceRecord, configuration: Configuration, portal: PortalConfiguration,
        isAttended: Bool, performer: OperatorFacts, memory: GateMemory,
        hasSharedClaims: Bool = false, unshownRequests: [String], pins: PinsPlace = .installed,
        signer: KeyPair? = nil
    ) {
        self.packet = packet
        self.record = record
        self.configuration = configuration
        self.portal = portal
        self.isAttended = isAttended
        self.hasSharedClaims = hasSharedClaims
        self.unshownRequests = unshownRequests
        self.performer = performer
        self.memory = memory
        sealing = SealingProbing(configuration: configuration, signer: signer)
        rules = RulesReading(configuration: configuration, portal: portal, pins: pins)
    }

    /// Reads files, record, policy and registry now, for one step.
    ///
    /// - Throws: `InputError` where policy, registry or packet is no longer readable.
    package func read(for purpose: Gate.Purpose = .entry) async throws(InputError) -> ReadFacts {
        // Before anything is read: a fact may be older than it says, never younger.
        let uptime = BootClock.now()
        let now = Instant.now
        let found = try PacketFolder.read(packet.path)
        let rules = try self.rules.read()
        // Side by side: each has its own deadline, and the permit's age counts both.
        async let probing = PortalProbing(
            portal: portal, trustedAuthorities: configuration.browser.trustedAuthorities
        ).read()
        // While the request is held only what is at hand is probed: authority and store were, at the gate before.
        async let sealing = sealing.read(isAtHand: purpose == .release)
        let (state, snapshot) = await readRecord()
        let seen = try seen(ofRequest: packet.packet.requestID)
        var performer = performer
        performer.accountSeen = memory.account
        let (probe, portalClock) = await probing
        var facts = Facts(
            now: now, uptime: uptime, packet: packet.packet, packetDigest: packet.digest.hex,
            filesFound: found.filesFound, csr: found.csr,
            custody: CustodyReading(anchors: portal.attestationAnchors).facts(of: found, at: now),
            approvals: (snapshot?.approvals ?? []).map { $0.resolved(by: rules.registry) }, record: state,
            registry: rules.registry, policy: rules.policy, performer: performer, isAttended: isAttended,
            hasSharedClaims: hasSharedClaims, portal: portal.name, environment: portal.environment,
            installation: self.rules.installation(),
            inputs: rules.inputs + [snapshot?.mapping].compactMap(\.self), map: rules.map,
            inventory: rules.inventory, seen: seen, unshownRequests: unshownRequests, sources: sources)
        facts.probe = probe
        let authorityClock: ClockReading?
        (facts.sealing, authorityClock) = await sealing
        facts.clocks = [snapshot.flatMap(ClockReading.init), portalClock, authorityClock ?? memory.authorityClock]
            .compactMap(\.self)
        return ReadFacts(facts: facts, snapshot: snapshot)
    }

    private func readRecord() async -> (RecordState, RecordSnapshot?) {
        do {
            let snapshot = try await record.read()
            return (.read(snapshot.facts), snapshot)
        } catch {
            if let schema = error.unknownSchema { return (.unknownSchema(source: error.source, found: schema), nil) }
            return (.unreadable(source: error.source, reason: error.reason), nil)
        }
    }

    private func seen(ofRequest id: String) throws(InputError) -> Seen {
        do {
            return try memory.seen(ofRequest: id, in: portal.environment)
        } catch {
            throw InputError(file: configuration.journal, expected: "a journal that can be read", found: "\(error)")
        }
    }

    private var sources: [String: String] {
        let name = configuration.file
        return [
            "operator": "\(name), operator", "startedBy": "\(name), startedBy",
            "portal": "\(name), portals.\(portal.name)", "browser": "\(name), browser.engine",
        ]
    }
}

extension Approval {
    /// The person of the account that decided, where the registry knows exactly one.
    fileprivate func resolved(by registry: Registry) -> Approval {
        guard case .account(let account) = signature else { return self }
        let holders = registry.holders(of: account)
        var approval = self
        if holders.count == 1 { approval.person = holders[0].person.id }
        return approval
    }
}

extension ClockReading {
    /// The record's clock when it was read; nil where it has none.
    fileprivate init?(_ snapshot: RecordSnapshot) {
        guard let time = snapshot.serverTime else { return nil }
        self.init(offset: snapshot.facts.readAt.since(time), source: snapshot.source)
    }
}

/// Facts with what they were read from.
package struct ReadFacts: Sendable {
    /// What a gate judges.
    package let facts: Facts
    /// What the record said, byte for byte; nil when it could not be read.
    package let snapshot: RecordSnapshot?
}

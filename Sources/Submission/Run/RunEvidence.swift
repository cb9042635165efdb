import Dispatch
import Evidence
import Governance
import PKI
import PNGMask
import Portal
import Valve

/// What one run keeps for an auditor while it goes on; a thing that could not be kept is a named gap, never silence.
actor RunEvidence {
    private let folder: EvidenceFolder
    /// What could not be kept, one sentence each.
    private(set) var gaps: [String] = []
    private(set) var gates: [Manifest.GateReading] = []
    private(set) var approvals: [Manifest.ApprovalLink] = []
    private(set) var comparisons: [Manifest.Comparison] = []
    private(set) var departures: [Manifest.Departure] = []
    private(set) var regions: [Manifest.RegionReading] = []
    private(set) var checkpoints: [String] = []
    private(set) var confirmation: Manifest.Confirmation?
    /// What the record said last.
    private var last: RecordSnapshot?
    private(set) var browser: String?
    private(set) var build: String?

    init(_ folder: EvidenceFolder) {
        self.folder = folder
    }

    nonisolated var path: String { folder.path }

    /// Keeps a masked picture of a checkpoint.
    func keep(_ picture: MaskedScreenshot, _ step: String) {
        checkpoints.append(step)
        attempt("the picture of “\(step)”") { () throws(EvidenceError) in try folder.add(picture, step: step) }
    }

    /// Keeps the packet, its files and the rules they are judged by, byte for byte.
    func keep(_ packet: PacketFolder, policy: [UInt8], registry: [UInt8], map: [UInt8]) {
        var inputs = ["packet.json": packet.bytes, "policy.yaml": policy, "registry.yaml": registry, "map.yaml": map]
        for file in packet.files.values { inputs[file.name] = file.bytes }
        inputs.merge(ApprovalLayout.links(of: packet)) { own, _ in own }
        for (name, bytes) in inputs.sorted(by: { $0.key < $1.key }) {
            attempt(name) { () throws(EvidenceError) in try folder.add(input: name, bytes: bytes) }
        }
    }

    /// Keeps what the portal's pages were compared with, besides the map.
    func keep(_ fingerprint: MapFingerprint) {
        attempt(MapFingerprint.fileName) { () throws(EvidenceError) in
            try folder.add(input: MapFingerprint.fileName, bytes: fingerprint.bytes)
        }
    }

    /// Keeps the PAC file that was asked, and what it answered.
    func keep(_ way: ProxyWay) {
        guard let file = way.file, let record = way.record else { return }
        for (name, bytes) in [("proxy.pac", file.bytes), ("proxy.json", record)] {
            attempt(name) { () throws(EvidenceError) in try folder.add(input: name, bytes: bytes) }
        }
    }

    /// Keeps what the record said at a gate, and every approval under the name that the manifest gives it.
    func keep(_ snapshot: RecordSnapshot?, _ purpose: Gate.Purpose) {
        guard let snapshot else { return }
        for (name, bytes) in snapshot.bytes.sorted(by: { $0.key < $1.key }) {
            attempt(name) { () throws(EvidenceError) in
                try folder.add(input: "record-\(purpose.rawValue)/\(name)", bytes: bytes)
            }
        }
        approvals = snapshot.approvals.map { Manifest.ApprovalLink($0, below: "record-\(purpose.rawValue)") }
        last = snapshot
    }

    /// Keeps the layout that says who had to approve, for in-toto-verify.
    func keepLayout(_ packet: Packet, _ signer: KeyPair, retention: Int64) {
        guard let last, let layout = ApprovalLayout.layout(last, packet, signer, retention: retention) else { return }
        attempt("the in-toto layout") { () throws(EvidenceError) in
            try folder.add(input: "\(ApprovalLayout.folder)/root.layout", bytes: layout)
        }
    }

    func add(_ report: GateReport) {
        let rules = report.rules.map {
            Manifest.RuleReading(id: $0.id, demand: $0.demand, refusals: $0.reasons.map(\.message))
        }
        gates.append(Manifest.GateReading(purpose: report.purpose, at: .now, rules: rules))
    }

    func compared(_ place: String, _ count: Int, differing: [String] = []) {
        comparisons.append(Manifest.Comparison(place: place, at: .now, compared: count, differing: differing))
    }

    func met(browser: String, build: String?) {
        self.browser = browser
        self.build = build
    }

    /// Takes down what the portal said of its own on a page that was accepted.
    func accepted(_ found: [JudgedText]) {
        for text in found {
            regions.removeAll { $0.id == text.id }
            regions.append(
                Manifest.RegionReading(id: text.id, demand: text.demand, found: text.found, acceptable: true))
        }
    }

    func confirmed(_ id: String, _ status: String, echoed: [String]) {
        confirmation = Manifest.Confirmation(requestID: id, status: status, at: .now, echoed: echoed)
    }

    /// The last look at a portal before its browser ends: what it shows, and every request it made or tried to make.
    func keepLast(of visit: PortalVisit) async {
        do {
            let picture = try await visit.lastPicture()
            attempt("the last picture") { () throws(EvidenceError) in try folder.add(picture, step: "at-the-end") }
        } catch {
            gaps.append("no picture of the last page: it could not be taken masked")
        }
    }

    /// Describes the page that differs from its map, so that the map's next version can be proposed from it.
    func keepSurvey(of visit: PortalVisit) async {
        do {
            guard let survey = try await visit.survey(), let json = survey.json else { return }
            attempt("the survey of “\(survey.page)”") { () throws(EvidenceError) in
                try folder.add(json: PageSurvey.fileName(page: survey.page), json)
            }
        } catch {
            gaps.append("no survey of the page that differs: it did not answer")
        }
    }

    /// Seals what a person needs who goes on; returns where it lies, nil where nobody could have opened it.
    func keep(_ handOver: HandOver, for readers: HandOverReaders) -> String? {
        if !readers.missing.isEmpty {
            gaps.append("The hand-over is not readable by \(readers.missing.joined(separator: ", ")): no certificate.")
        }
        guard !readers.certificates.isEmpty else { return nil }
        do {
            let path = try folder.add(
                sealed: HandOver.name, handOver.json.canonical(), for: readers.certificates)
            return "\(folder.path)/\(path)"
        } catch {
            gaps.append("the hand-over could not be kept: \(error.reason)")
            return nil
        }
    }

    /// Takes down what left the browser and what was stopped.
    func departed(_ findings: [RequestFinding], origin: String) {
        departures = findings.map { finding in
            Manifest.Departure(
                request: finding.declared ?? "undeclared", method: finding.method,
                url: (finding.origin ?? origin) + finding.path,
                at: Timestamp(milliseconds: finding.at), decision: finding.decision.rawValue,
                bodySHA256: finding.bodySHA256, status: finding.status)
        }
    }

    /// Has an authority stamp the journal as it stands; returns what the journal has to say of it.
    func witness(_ journal: Journal, by authority: TimestampAuthority) async throws -> JSON {
        let folder = folder
        return try await withCheckedThrowingContinuation { continuation in
            // A timestamp authority is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async {
                continuation.resume(with: Result { try folder.witness(journal, by: authority) })
            }
        }
    }

    /// Gives the journal's head to a witness; returns what the journal has to say of it.
    func publish(_ journal: Journal, to witness: CheckpointWitness) async throws -> JSON {
        let folder = folder
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try folder.publish(journal, to: witness) })
            }
        }
    }

    /// Number of the ticket that a Request Tracker's record is; nil: the record is none.
    var ticket: String? {
        let names = last?.bytes.keys.compactMap { $0.wholeMatch(of: /request-(\d+)\.json/)?.1 } ?? []
        return names.first.map(String.init)
    }

    /// Takes down what this evidence will not show.
    func lacks(_ sentence: String) {
        gaps.append(sentence)
    }

    /// Takes down what is there to seal, should sealing fail or this process end.
    func leave(_ manifest: Manifest, _ mask: TextMask) {
        attempt("what is to be sealed") { () throws(EvidenceError) in
            try folder.leave(manifest, mask: mask)
            return folder.path
        }
    }

    /// Finishes the folder.
    func seal(_ manifest: Manifest, _ journal: Journal, _ sealing: Sealing) async throws -> SealedEvidence {
        let folder = folder
        return try await withCheckedThrowingContinuation { continuation in
            // A timestamp authority is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try folder.seal(manifest: manifest, journal: journal, sealing: sealing) })
            }
        }
    }

    private func attempt(_ what: String, _ body: () throws(EvidenceError) -> String) {
        do {
            _ = try body()
        } catch {
            gaps.append("\(what) could not be kept: \(error.reason)")
        }
    }
}

extension Timestamp {
    /// This machine's wall clock.
    static var now: Timestamp { Timestamp(milliseconds: Instant.now.milliseconds) }
}

extension Manifest.ApprovalLink {
    fileprivate init(_ approval: Approval, below folder: String) {
        let certificate: SHA256Digest? =
            if case .valid(let sha256, _, _) = approval.signature { SHA256Digest(hex: sha256) } else { nil }
        self.init(
            role: approval.role, person: approval.person, decision: approval.decision.rawValue,
            decided: Timestamp(milliseconds: approval.decided.milliseconds),
            expires: Timestamp(milliseconds: approval.expires.milliseconds), certificate: certificate,
            file: "\(folder)/\(approval.source)")
    }
}

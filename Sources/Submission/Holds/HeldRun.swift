import Evidence
import Foundation
import Governance
import PKI

/// A run as those see it who decide about it: what the journal and the evidence say, nothing else.
struct HeldRun: Sendable {
    let summary: RunSummary
    let packet: Packet
    let document: JSONDocument
    private let entries: [StoredEntry]

    /// Reads a run of the journal, and the packet that its evidence keeps.
    ///
    /// - Throws: `InputError` where the packet is not there or not the one that was submitted, `JournalError` where the
    ///   journal is not readable.
    init(_ summary: RunSummary, journal: Journal, evidence root: String) throws {
        self.summary = summary
        entries = try journal.entries(of: summary.run)
        let path = "\(summary.evidence(below: root))/inputs/packet.json"
        document = try InputFile.json(try InputFile.bytes(path, named: path), named: path)
        packet = try PacketReading.packet(document)
        let digest = SHA256Digest(of: document.root.canonical()).hex
        guard digest == summary.subject.packetDigest else {
            throw InputError(
                file: path, expected: "the packet that was submitted, sha256 \(summary.subject.packetDigest)",
                found: "sha256 \(digest)")
        }
    }

    /// When its request was let go.
    var releasedAt: Instant? { summary.releasedAt.map { Instant(milliseconds: $0) } }

    /// Look-ups since the release, oldest first.
    var lookUps: [HoldFacts.LookUp] {
        entries.filter { $0.entry.kind == .lookup }.compactMap { stored in
            let found = stored.entry.body["candidates"]?.array ?? []
            guard (stored.entry.body["done"]?.integer ?? 0) > 0 else { return nil }
            return HoldFacts.LookUp(
                at: Instant(milliseconds: stored.entry.at), candidates: found.compactMap(\.string))
        }
    }

    /// Whether persons made it stand where it stands.
    var isDecided: Bool { summary.outcome?["decided"] == .bool(true) }

    /// Decisions since it came to stand where it stands, their signatures checked once more.
    ///
    /// - Throws: `InputError` where one of them is not what was signed.
    func decisions() throws(InputError) -> [HoldDecision] {
        let last = entries.last { $0.entry.kind == .outcome }?.seq ?? 0
        var found: [HoldDecision] = []
        for stored in entries where stored.entry.kind == .decision && stored.seq > last {
            let bytes = stored.entry.body["cms"]?.string.flatMap { Data(base64Encoded: $0) } ?? Data()
            found.append(try HoldDecision(cms: [UInt8](bytes), file: "journal entry \(stored.seq)"))
        }
        return found
    }
}

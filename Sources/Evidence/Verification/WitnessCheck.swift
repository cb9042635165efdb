import PKI

/// The stamp over the head of the journal before the release: what it covers, by whom, and when.
struct WitnessCheck {
    let bundle: OpenedBundle
    let entries: [StoredEntry]
    let run: String
    /// Of certificates that may stamp, or that stand above one that may; empty: whoever the bundle names.
    let trusted: [SHA256Digest]

    /// How far two honest clocks may differ, in milliseconds.
    private static let skew: Int64 = 300_000

    /// None where the journal names no stamp and the bundle holds none.
    var all: [Check] {
        let entry = entries.first { $0.entry.kind == .witnessed }
        guard let entry else {
            let names = [BundleFile.witnessed, BundleFile.witnessStamp, BundleFile.witnessAuthority]
            let strays = names.filter { bundle.file($0) != nil }
            return strays.isEmpty
                ? [] : [Check("witness", faults: ["the journal names no stamp, and there is one"], passed: "")]
        }
        do {
            let stamp = try stamp(named: entry)
            let words = "what stands before entry \(entry.index) existed by \(Timestamp(milliseconds: stamp.time))"
            return [Check("witness", faults: faults(stamp, entry), passed: "\(words), says \(stamp.authority.subject)")]
        } catch {
            return [Check("witness", faults: ["\(error)"], passed: "")]
        }
    }

    private func stamp(named entry: StoredEntry) throws -> VerifiedTimestamp {
        guard let head = bundle.file(BundleFile.witnessed), let der = bundle.file(BundleFile.witnessStamp) else {
            throw EvidenceError(operation: "check the stamp before the release", reason: "it is not there")
        }
        let size = Int(entry.entry.body["entries"]?.integer ?? 0)
        let covered = Checkpoint(run: run, entries: Array(entries.prefix(max(0, size))))
        guard size == entry.index - 1, head == Array(covered.text.utf8) else {
            throw EvidenceError(operation: "check the stamp before the release", reason: "it is over another journal")
        }
        guard entry.entry.body["stamp"]?.string == SHA256Digest(of: der).hex else {
            throw EvidenceError(operation: "check the stamp before the release", reason: "the journal names another")
        }
        let anchors = Certificate.all(inPEM: bundle.file(BundleFile.witnessAuthority) ?? [])
        let named = trusted.isEmpty ? anchors : anchors.filter { trusted.contains($0.sha256) }
        return try TimestampAnswer(der: der).verify(over: head, anchors: named)
    }

    private func faults(_ stamp: VerifiedTimestamp, _ entry: StoredEntry) -> [String] {
        var faults: [String] = []
        let time = Timestamp(milliseconds: stamp.time)
        if let last = entries.last(where: { $0.index < entry.index }), stamp.time < last.entry.at - Self.skew {
            faults.append("it is of \(time), before what it covers")
        }
        guard let release = entries.first(where: { $0.entry.kind == .release }) else { return faults }
        if release.index < entry.index { faults.append("the release stands before it in the journal") }
        if stamp.time > release.entry.at + Self.skew { faults.append("it is of \(time), after the release") }
        return faults
    }
}

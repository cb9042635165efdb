package import PKI
import Synchronization

extension EvidenceFolder {
    /// Has an authority stamp the head of the run's journal as it stands, so that nobody can tell another story of it later.
    ///
    /// Head, stamp and the authority's certificates are kept below before-release/; blocks until the answer is there.
    ///
    /// - Returns: what the journal has to say of it, under ``EntryKind/witnessed``.
    /// - Throws: `EvidenceError` where the authority does not answer as it should, or the disk refuses.
    package func witness(_ journal: Journal, by authority: TimestampAuthority) throws(EvidenceError) -> JSON {
        do {
            let entries = try journal.entries(of: run)
            let head = Array(Checkpoint(run: run, entries: entries).text.utf8)
            let (stamp, time) = try authority.timed(head)
            let files = [
                (BundleFile.witnessed, head), (BundleFile.witnessStamp, stamp.der),
                (BundleFile.witnessAuthority, Array(authority.anchors.map(\.pem).joined().utf8)),
            ]
            for (name, bytes) in files {
                try contents.withLock { contents throws(EvidenceError) in
                    try keep(bytes, at: name, step: nil, in: &contents)
                }
            }
            return [
                "entries": .integer(Int64(entries.count)), "stamp": .string(SHA256Digest(of: stamp.der).hex),
                "authority": .string(authority.url), "time": .integer(time),
            ]
        } catch {
            throw error as? EvidenceError
                ?? EvidenceError(operation: "have the journal stamped", reason: "\(error)")
        }
    }
}

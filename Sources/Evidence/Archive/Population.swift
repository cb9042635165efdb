package import PKI

/// Every run that began within a time, whatever became of it: from it an auditor draws samples.
package struct Population: Sendable {
    static let schema = "countersign.population/1"

    /// One run of the list.
    package struct Member: Sendable, Hashable {
        /// As the journal tells it.
        package let run: RunSummary
        /// Place of its first entry in the journal: the list is in this order.
        package let seq: Int64
        /// Digest of SHA256SUMS; nil where its evidence was never sealed.
        package let sums: SHA256Digest?
        /// `complete`, or what is missing; nil where its evidence was never sealed.
        package let grade: String?
        /// Whether its evidence was removed after its time.
        package let isPruned: Bool
    }

    /// Milliseconds since 1970, both included.
    package let from: Int64
    /// Milliseconds since 1970, both included.
    package let to: Int64
    /// In the order of the journal.
    package let members: [Member]
    /// Entries of the whole journal, and the hash of the last one: what the list was drawn from.
    package let journal: JournalFinding

    /// Draws the list from a journal whose chain was just followed.
    ///
    /// - Throws: `JournalError` where the journal is not what it was.
    package init(of journal: Journal, from: Int64, to: Int64) throws(JournalError) {
        self.from = from
        self.to = to
        self.journal = try journal.verify()
        var members: [Member] = []
        for run in try journal.runs(limit: Int(Int32.max)) where (from...to).contains(run.startedAt) {
            let entries = try journal.entries(of: run.run)
            let sealed = entries.last { $0.entry.kind == .sealed }?.entry.body
            members.append(
                Member(
                    run: run, seq: entries.first?.seq ?? 0,
                    sums: sealed?["sums"]?.string.flatMap(SHA256Digest.init(hex:)), grade: sealed?["grade"]?.string,
                    isPruned: entries.contains { $0.entry.kind == .pruned }))
        }
        self.members = members.sorted { $0.seq < $1.seq }
    }

    /// Canonical JSON, to be signed.
    package var json: JSON {
        var counts: [String: Int64] = [:]
        for member in members { counts[member.run.state.rawValue, default: 0] += 1 }
        return [
            "schema": .string(Self.schema), "from": .string(Timestamp(milliseconds: from).description),
            "to": .string(Timestamp(milliseconds: to).description),
            "journal": ["entries": .integer(journal.entries), "last": .string(journal.head.hex)],
            "count": .integer(Int64(members.count)), "states": .object(counts.mapValues { .integer($0) }),
            "runs": .array(members.enumerated().map { number, member in member.json(number + 1) }),
        ]
    }
}

extension Population.Member {
    fileprivate func json(_ number: Int) -> JSON {
        func time(_ milliseconds: Int64?) -> JSON {
            milliseconds.map { .string(Timestamp(milliseconds: $0).description) } ?? .null
        }
        return [
            "number": .integer(Int64(number)), "seq": .integer(seq), "run": .string(run.run),
            "request": .string(run.subject.requestID), "version": .integer(Int64(run.subject.packetVersion)),
            "packet": .string(run.subject.packetDigest), "portal": .string(run.subject.portal),
            "environment": .string(run.subject.environment), "operator": .string(run.subject.operatorID),
            "state": .string(run.state.rawValue), "started": time(run.startedAt), "ended": time(run.endedAt),
            "released": time(run.releasedAt), "sums": sums.map { .string($0.hex) } ?? .null,
            "grade": grade.map { .string($0) } ?? .null, "pruned": .bool(isPruned),
        ]
    }
}

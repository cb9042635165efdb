import PKI

/// Reads journal.jsonl back into entries.
enum JournalLines {
    static func read(_ bytes: [UInt8]?) throws(EvidenceError) -> [StoredEntry] {
        guard let bytes, bytes.last == UInt8(ascii: "\n") else {
            throw fault("it is not there, or its last line is cut")
        }
        var entries: [StoredEntry] = []
        for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let number = entries.count + 1
            // What does not write the same line again was not written by a journal.
            guard let entry = entry(Array(line)), entry.line == Array(line) else {
                throw fault("line \(number) is no entry")
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ line: [UInt8]) -> StoredEntry? {
        guard let json = try? JSON.parse(line, file: BundleFile.journal).root, let seq = json["seq"]?.integer,
            let index = json["index"]?.integer, let run = json["run"]?.string,
            let kind = json["kind"]?.string.flatMap(EntryKind.init), let at = json["at"]?.integer,
            let body = json["body"], let previous = json["previous"]?.string.flatMap(SHA256Digest.init(hex:)),
            let inJournal = json["previousInJournal"]?.string.flatMap(SHA256Digest.init(hex:))
        else { return nil }
        return StoredEntry(
            seq: seq, index: index, entry: JournalEntry(run: run, kind: kind, at: at, body: body), previous: previous,
            previousInJournal: inJournal)
    }

    private static func fault(_ reason: String) -> EvidenceError {
        EvidenceError(operation: "read journal.jsonl", reason: reason)
    }
}

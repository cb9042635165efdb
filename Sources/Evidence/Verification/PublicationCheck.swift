import PKI

/// The head of the journal that a witness was given before the release: what was sent, and when by the journal.
///
/// That the witness has it can be seen at the witness alone.
struct PublicationCheck {
    let bundle: OpenedBundle
    let entries: [StoredEntry]
    let run: String

    /// None where the journal names none and the bundle holds none.
    var all: [Check] {
        let name = "publication"
        let kept = [BundleFile.published, BundleFile.publishedAnswer].filter { bundle.file($0) != nil }
        guard let entry = entries.first(where: { $0.entry.kind == .published }) else {
            return kept.isEmpty
                ? [] : [Check(name, faults: ["the journal names no witness, and \(kept[0]) is there"], passed: "")]
        }
        let body = entry.entry.body
        let witness = body["witness"]?.string ?? "a witness"
        return [
            Check(
                name, faults: faults(entry),
                passed: "\(witness) was given what stands before entry \(entry.index): compare SHA-256 "
                    + "\(body["checkpoint"]?.string ?? "") with what it keeps")
        ]
    }

    private func faults(_ entry: StoredEntry) -> [String] {
        guard let sent = bundle.file(BundleFile.published), let answer = bundle.file(BundleFile.publishedAnswer) else {
            return ["what was sent or answered is not there"]
        }
        var faults: [String] = []
        let size = Int(entry.entry.body["entries"]?.integer ?? 0)
        let covered = Checkpoint(run: run, entries: Array(entries.prefix(max(0, size))))
        if size != entry.index - 1 || sent != Array(covered.text.utf8) {
            faults.append("it is over another journal")
        }
        if entry.entry.body["checkpoint"]?.string != SHA256Digest(of: sent).hex
            || entry.entry.body["answer"]?.string != SHA256Digest(of: answer).hex
        {
            faults.append("the journal names another")
        }
        if let release = entries.first(where: { $0.entry.kind == .release }), release.index < entry.index {
            faults.append("the release stands before it in the journal")
        }
        return faults
    }
}

import PKI

/// journal.jsonl: its chain, its end, and whether it tells what the manifest tells.
struct JournalChecks {
    let manifest: Manifest
    let entries: Result<[StoredEntry], any Error>

    var all: [Check] {
        switch entries {
        case .failure(let error):
            let why = "the journal cannot be read"
            return [
                Check("journal.chain", faults: ["\(error)"], passed: ""), .unchecked("journal.tail", why),
                .unchecked("journal.story", why),
            ]
        case .success(let entries):
            return [chain(entries), tail(entries), story(entries)]
        }
    }

    private func chain(_ entries: [StoredEntry]) -> Check {
        var last = StoredEntry.origin
        var faults: [String] = []
        for (number, entry) in entries.enumerated() {
            if entry.previous != last || entry.index != Int64(number + 1) {
                faults.append("line \(number + 1) does not follow the line before it")
            }
            if entry.entry.run != manifest.run { faults.append("line \(number + 1) is of run \(entry.entry.run)") }
            last = entry.hash
        }
        return Check(
            "journal.chain", faults: faults, passed: "\(entries.count) entries, each chained to the one before it")
    }

    private func tail(_ entries: [StoredEntry]) -> Check {
        let end = Manifest.JournalLink(entries: entries.count, last: entries.last?.hash ?? StoredEntry.origin)
        let said = manifest.journal
        let faults =
            end == said
            ? [] : ["it ends with entry \(end.entries) (\(end.last.short)), the manifest says \(Self.words(said))"]
        return Check("journal.tail", faults: faults, passed: "it ends where the manifest says")
    }

    private func story(_ entries: [StoredEntry]) -> Check {
        var faults: [String] = []
        let subject = entries.first.flatMap { RunSubject($0.entry.body) }
        if subject?.packetDigest != manifest.packet.digest.hex { faults.append("it began with another packet") }
        let state = entries.last { $0.entry.kind == .outcome }?.entry.body["state"]?.string
        if state != manifest.outcome.state.rawValue {
            faults.append("it ends as \(state ?? "open"), the manifest says \(manifest.outcome.state.rawValue)")
        }
        let releases = entries.count { $0.entry.kind == .release }
        let departures = manifest.departures.count { $0.decision == "released" }
        if departures > releases {
            faults.append("the manifest says \(departures) requests were let go, the journal \(releases)")
        }
        return Check("journal.story", faults: faults, passed: "it tells what the manifest tells")
    }

    private static func words(_ link: Manifest.JournalLink?) -> String {
        link.map { "entry \($0.entries) (\($0.last.short))" } ?? "nothing"
    }
}

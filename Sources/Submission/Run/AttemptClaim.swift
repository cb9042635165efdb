import Evidence
import Governance
import PKI
import Portal

extension Attempt {
    /// Takes the key and the record's request for this run; the refusal names who holds them.
    func claim() throws(Stop) -> Refusal? {
        let packet = request.packet.packet
        let claim = Claim(
            run: journal.run, portal: packet.portal, environment: packet.environment,
            spkiSHA256: packet.csr.spkiSHA256, requestID: packet.requestID)
        let result = try recorded { () throws(JournalError) in
            try journal.claims.claim(claim, at: Instant.now.milliseconds)
        }
        guard case .refused(let holder) = result else { return nil }
        return Refusal(
            rule: "claim.free", message: "Another run holds this key or this request.",
            fact: "run \(holder.run) of \(holder.operatorID) is \(holder.state.rawValue), "
                + "request \(holder.requestID) v\(holder.packetVersion)",
            source: holder.place,
            remedy: holder.state == .running
                ? "wait until run \(holder.run) has ended"
                : "countersign show \(holder.run), where it was run; a person decides about it")
    }

    /// Whether the shared claims know this journal as it is; without any, whether nobody asks for more than it says.
    func isKnown() throws(Stop) -> Bool {
        guard let shared = journal.claims.shared else { return !gates.memory.demandsLookUp }
        return try recorded { () throws(JournalError) in
            guard try shared.standing() == .known else { return false }
            try shared.enrol()
            return true
        }
    }

    /// Matches a journal that no shared claims have seen as it is with what the portal itself shows.
    ///
    /// The claim is ours already, so no run of any machine that shares claims has this key. What such a journal may have
    /// forgotten is a request from before claims were shared, and only the portal knows of that.
    func matching() async throws(Stop) -> Refusal? {
        guard let shared = journal.claims.shared else {
            return try await compared("this machine's alone, where nobody would know of a lost one")
        }
        let standing = try recorded { () throws(JournalError) in try shared.standing() }
        if let refusal = try await compared(standing.words) { return refusal }
        try recorded { () throws(JournalError) in try shared.enrol() }
        return nil
    }

    private func compared(_ standing: String) async throws(Stop) -> Refusal? {
        report(.working("looking the key up in the portal before anything is entered"))
        guard let found = await lookUp() else {
            return unmatched(standing, "the portal could not be looked up", "a portal and a map with a look-up by key")
        }
        try recorded { () throws(JournalError) in
            try journal.note(
                .lookup, ["done": .count(1), "candidates": .texts(found.candidates), "for": .string(standing)])
        }
        if let picture = found.picture { await evidence.keep(picture, "look-up-for-journal") }
        guard !found.candidates.isEmpty else { return nil }
        return unmatched(
            standing, "the portal has \(found.candidates.joined(separator: ", ")) with this key",
            "the journal that knows what became of it, or another key")
    }

    private func unmatched(_ standing: String, _ fact: String, _ remedy: String) -> Refusal {
        Refusal(
            rule: "claim.journal", message: "The journal is \(standing), and the key may have been submitted.",
            fact: fact, source: request.configuration.journal, remedy: remedy)
    }
}

extension JournalStanding {
    fileprivate var words: String {
        switch self {
        case .known: "known"
        case .new: "new to the shared claims"
        case .restored(let seen, let here): "an older copy (\(here) entries; \(seen) were seen)"
        }
    }
}

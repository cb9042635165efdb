package import PKI
import Synchronization
import Transfer

/// Somebody other than a timestamp authority who is given the journal's head before anything is released.
package struct CheckpointWitness: Sendable {
    /// `https://…`, or `http://` to this machine.
    package let url: String
    /// Such as `token 1-23-…`, which reaches no file, log or error; nil: none is sent.
    package let authorization: String?
    /// PEM file of the authorities that count instead of the system's.
    package let authorities: String?
    /// The longest wait for an answer, in seconds.
    package let patience: Int

    /// Names a witness.
    package init(url: String, authorization: String? = nil, authorities: String? = nil, patience: Int = 3) {
        self.url = url
        self.authorization = authorization
        self.authorities = authorities
        self.patience = patience
    }

    /// Hands `text` over, and returns what was answered.
    ///
    /// - Throws: `EvidenceError` where it was not taken (any other status than 2xx).
    func take(_ text: [UInt8]) throws -> WebAnswer {
        var headers = [(name: "Content-Type", value: "text/plain; charset=utf-8")]
        if let authorization { headers.append((name: "Authorization", value: authorization)) }
        var request = WebRequest("POST", url, headers: headers, body: text, authorities: authorities)
        request.patience = patience
        let answer = try Transfer.send(request)
        guard (200...299).contains(answer.status), answer.body.count <= Self.longestAnswer else {
            let size = answer.body.count <= Self.longestAnswer ? "" : " and \(answer.body.count) bytes"
            throw EvidenceError(
                operation: "give the journal's head to the witness",
                reason: "it answered with HTTP status \(answer.status)\(size)")
        }
        return answer
    }

    private static let longestAnswer = 64 << 10
}

extension EvidenceFolder {
    /// Gives the head of the run's journal as it stands to a witness: three lines of ASCII, which every system of record keeps as they are.
    ///
    /// What was sent and what was answered are kept below before-release/; blocks until the answer is there.
    ///
    /// - Returns: what the journal has to say of it, under ``EntryKind/published``.
    /// - Throws: `EvidenceError` where the witness does not take it, or the disk refuses.
    package func publish(_ journal: Journal, to witness: CheckpointWitness) throws -> JSON {
        let entries = try journal.entries(of: run)
        let text = Array(Checkpoint(run: run, entries: entries).text.utf8)
        let answer = try witness.take(text)
        for (name, bytes) in [(BundleFile.published, text), (BundleFile.publishedAnswer, answer.body)] {
            try contents.withLock { contents throws(EvidenceError) in
                try keep(bytes, at: name, step: nil, in: &contents)
            }
        }
        return [
            "entries": .integer(Int64(entries.count)), "checkpoint": .string(SHA256Digest(of: text).hex),
            "answer": .string(SHA256Digest(of: answer.body).hex), "status": .integer(Int64(answer.status)),
            "witness": .string(String(witness.url.prefix { $0 != "?" })),
        ]
    }
}

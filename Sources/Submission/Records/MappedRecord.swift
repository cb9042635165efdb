import Governance
import HTTPFetch
import PKI

/// The record of an in-house system: any JSON over HTTPS, read by a mapping of JSON Pointers (RFC 6901).
package struct MappedRecord: IssuanceRecord {
    private let packet: Packet
    private let file: String
    private let fetch: RecordFetch

    /// The record of one packet's request.
    init(of packet: Packet, _ configuration: MappedRecordConfiguration) {
        self.packet = packet
        file = configuration.mapping
        fetch = RecordFetch(
            base: configuration.url, token: configuration.token, scheme: configuration.scheme,
            authorities: configuration.authorities)
    }

    package func read() async throws(RecordError) -> RecordSnapshot {
        let bytes: [UInt8]
        let mapping: RecordMapping
        do {
            bytes = try InputFile.bytes(file, named: file)
            mapping = try RecordMapping.read(bytes, named: file)
        } catch {
            throw RecordError(source: file, reason: error.description)
        }
        return try await MappedReading(packet: packet, mapping: mapping, fetch: fetch)
            .read(by: SignedFile(file).input(.recordMapping, version: mapping.version, bytes))
    }
}

/// One reading of a mapped record.
private struct MappedReading {
    let packet: Packet
    let mapping: RecordMapping
    let fetch: RecordFetch

    func read(by input: SignedInput) async throws(RecordError) -> RecordSnapshot {
        let readAt = Instant.now
        let path = mapping.path.replacing("{request}", with: packet.requestID)
        let (json, answer) = try await fetch.json(path)
        let source = fetch.base + path
        var facts = RecordFacts(
            source: source, requestID: try text(json, mapping.request, source),
            version: Int(try number(json, mapping.versionPointer, source)), state: try state(json, source),
            readAt: readAt, supersededBy: mapping.supersededBy.flatMap { json.at($0)?.string })
        facts.lockedAt = try mapping.lockedAt.map { pointer throws(RecordError) in try moment(json, pointer, source) }
        let approvals = try (json.at(mapping.approvals)?.array ?? []).enumerated().map {
            number, element throws(RecordError) in
            try approval(element, "\(source)#\(mapping.approvals)/\(number)")
        }
        return RecordSnapshot(
            facts: facts, approvals: approvals, bytes: ["record.json": answer.body],
            serverTime: answer.headers["date"].flatMap(HTTPDate.read), source: source, mapping: input)
    }

    private func state(_ json: JSON, _ source: String) throws(RecordError) -> String {
        let word = try text(json, mapping.state, source)
        return mapping.approvedStates.contains(word) ? "approved" : word
    }

    private func approval(_ json: JSON, _ source: String) throws(RecordError) -> Approval {
        let approval = mapping.approval
        let word = try text(json, approval.decision, source)
        guard let decision = approval.decisions[word].flatMap(Decision.init) else {
            throw RecordError(source: source, reason: "the mapping knows no decision “\(word)”")
        }
        let account = try text(json, approval.account, source)
        let role = try text(json, approval.role, source)
        return Approval(
            source: source, role: approval.roles[role] ?? role, person: account,
            packetDigest: try text(json, approval.packetDigest, source), requestID: packet.requestID,
            version: packet.version, decision: decision, decided: try moment(json, approval.decided, source),
            expires: try moment(json, approval.expires, source),
            signature: .account(Account(system: mapping.system, name: account)),
            sha256: SHA256Digest(of: json.canonical()).hex)
    }

    private func text(_ json: JSON, _ pointer: String, _ source: String) throws(RecordError) -> String {
        guard let text = json.at(pointer)?.string, !text.isEmpty else {
            throw RecordError(source: source, reason: "no text at \(pointer)")
        }
        return text
    }

    private func number(_ json: JSON, _ pointer: String, _ source: String) throws(RecordError) -> Int64 {
        guard let number = json.at(pointer)?.integer else {
            throw RecordError(source: source, reason: "no whole number at \(pointer)")
        }
        return number
    }

    private func moment(_ json: JSON, _ pointer: String, _ source: String) throws(RecordError) -> Instant {
        guard let moment = Instant(iso8601: try text(json, pointer, source)) else {
            throw RecordError(source: source, reason: "no time with a zone at \(pointer)")
        }
        return moment
    }
}

extension JSON {
    /// The value at a JSON Pointer (RFC 6901); nil where there is none.
    func at(_ pointer: String) -> JSON? {
        guard !pointer.isEmpty else { return self }
        guard pointer.hasPrefix("/") else { return nil }
        return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).reduce(Optional(self)) {
            value, step in
            let key = step.replacing("~1", with: "/").replacing("~0", with: "~")
            if let array = value?.array { return Int(key).flatMap { array.indices.contains($0) ? array[$0] : nil } }
            return value?[String(key)]
        }
    }
}

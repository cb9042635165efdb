import Governance
import PKI

/// What an answer of an in-house system says, read by its mapping.
struct MappedReading {
    let packet: Packet
    let mapping: RecordMapping
    /// Where the answer came from.
    var source: String
    let readAt: Instant

    /// The record's state.
    ///
    /// - Throws: `RecordError` where something that the mapping names is not there, or of another kind.
    func facts(_ json: JSON) throws(RecordError) -> RecordFacts {
        var facts = RecordFacts(
            source: source, requestID: try text(json, mapping.request),
            version: Int(try number(json, mapping.versionPointer)), state: try state(json),
            readAt: readAt,
            supersededBy: try mapping.supersededBy.flatMap { at throws(RecordError) in try successor(json, at) })
        facts.lockedAt = try mapping.lockedAt.map { pointer throws(RecordError) in try moment(json, pointer) }
        return facts
    }

    /// Every approval that it lists; none where there is no list.
    ///
    /// - Throws: `RecordError` as above.
    func approvals(_ json: JSON) throws(RecordError) -> [Approval] {
        try (json.at(mapping.approvals)?.array ?? []).enumerated().map { number, element throws(RecordError) in
            var place = self
            place.source = "\(source)#\(mapping.approvals)/\(number)"
            return try place.approval(element)
        }
    }

    private func state(_ json: JSON) throws(RecordError) -> String {
        let word = try text(json, mapping.state)
        return mapping.approvedStates.contains(word) ? "approved" : "\(word) (no approved state of the mapping)"
    }

    /// What stands there and cannot be read is not nothing.
    private func successor(_ json: JSON, _ pointer: String) throws(RecordError) -> String? {
        switch json.at(pointer) {
        case nil, .null: return nil
        case .integer(let number): return String(number)
        default: return try text(json, pointer)
        }
    }

    private func approval(_ json: JSON) throws(RecordError) -> Approval {
        let approval = mapping.approval
        let word = try text(json, approval.decision)
        guard let decision = approval.decisions[word].flatMap(Decision.init) else {
            throw RecordError(source: source, reason: "the mapping knows no decision “\(word)”")
        }
        let account = try text(json, approval.account)
        let role = try text(json, approval.role)
        return Approval(
            source: source, role: approval.roles[role] ?? role, person: account,
            packetDigest: try text(json, approval.packetDigest), requestID: packet.requestID,
            version: packet.version, decision: decision, decided: try moment(json, approval.decided),
            expires: try moment(json, approval.expires),
            signature: .account(Account(system: mapping.system, name: account)),
            sha256: SHA256Digest(of: json.canonical()).hex)
    }

    private func text(_ json: JSON, _ pointer: String) throws(RecordError) -> String {
        guard let text = json.at(pointer)?.string, !text.isEmpty else {
            throw RecordError(source: source, reason: "no text at \(pointer)")
        }
        return text
    }

    private func number(_ json: JSON, _ pointer: String) throws(RecordError) -> Int64 {
        guard let number = json.at(pointer)?.integer else {
            throw RecordError(source: source, reason: "no whole number at \(pointer)")
        }
        return number
    }

    private func moment(_ json: JSON, _ pointer: String) throws(RecordError) -> Instant {
        guard let moment = Instant(iso8601: try text(json, pointer)) else {
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

/// The governed record says that this version of the request is approved and not superseded.
struct RecordApproved: Rule {
    let id = "record.state"
    let demand = "The governed record says that this version of the request is approved and not superseded."

    func judge(_ facts: Facts) -> [Refusal] {
        switch facts.record {
        case .read(let record): judge(record, facts)
        case .unknownSchema: []
        case .unreadable(let source, let reason):
            [
                refusal(
                    "The governed record cannot be read.", fact: reason, source: source,
                    remedy: "the record within reach; without it nothing is submitted")
            ]
        }
    }

    private func judge(_ record: RecordFacts, _ facts: Facts) -> [Refusal] {
        let packet = facts.packet
        var refusals: [Refusal] = []
        func refuse(_ message: String, _ fact: String, _ remedy: String) {
            refusals.append(refusal(message, fact: fact, source: record.source, remedy: remedy))
        }
        if !record.requestID.isExactly(packet.requestID) {
            refuse(
                "The record is about another request.",
                "record \(quoted(record.requestID)), packet \(quoted(packet.requestID))", "the record of this request")
        }
        if !record.state.isExactly("approved") {
            refuse(
                "The record does not say approved.", "state \(quoted(record.state))", "the record in state “approved”")
        }
        if record.version != packet.version {
            refuse(
                "The record is at another version than the packet.",
                "record v\(record.version), packet v\(packet.version)",
                "the packet of the record's version, approved")
        }
        if let locked = record.csrSHA256, !locked.isExactly(packet.csr.derSHA256) {
            refuse(
                "The record locks another CSR than the packet.",
                contrast(("record", locked), ("packet", packet.csr.derSHA256)),
                "a packet of the record's CSR, approved anew")
        }
        if let successor = record.supersededBy {
            refuse("The request was superseded.", "superseded by \(quoted(successor))", "submit \(successor) instead")
        }
        return refusals
    }
}

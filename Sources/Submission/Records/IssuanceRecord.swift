package import Governance

/// The governed issuance record: read afresh each time, never from a copy.
package protocol IssuanceRecord: Sendable {
    /// Reads everything that the record says now.
    ///
    /// - Throws: `RecordError` where it cannot be read, which never permits anything.
    func read() async throws(RecordError) -> RecordSnapshot
}

/// What the record said at one moment.
package struct RecordSnapshot: Sendable {
    /// Its state.
    package let facts: RecordFacts
    /// Every approval it holds.
    package let approvals: [Approval]
    /// What was read, byte for byte, by name: kept as evidence.
    package let bytes: [String: [UInt8]]
    /// The record's own clock, where it has one.
    package let serverTime: Instant?
    /// Whose clock that is, for people.
    package let source: String
    /// The mapping by which it was read, of the very bytes that were used; nil where none is needed.
    package let mapping: SignedInput?

    /// Takes every part as given.
    package init(
        facts: RecordFacts, approvals: [Approval], bytes: [String: [UInt8]], serverTime: Instant? = nil,
        source: String = "record", mapping: SignedInput? = nil
    ) {
        self.facts = facts
        self.approvals = approvals
        self.bytes = bytes
        self.serverTime = serverTime
        self.source = source
        self.mapping = mapping
    }
}

/// Why the record could not be read.
package struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it was looked for.
    package let source: String
    /// What was wrong.
    package let reason: String
    /// The record's form, where it is one that is not known here.
    package let unknownSchema: String?

    /// Takes every part as given.
    package init(source: String, reason: String, unknownSchema: String? = nil) {
        self.source = source
        self.reason = reason
        self.unknownSchema = unknownSchema
    }

    package var description: String { "\(source): \(reason)" }
}

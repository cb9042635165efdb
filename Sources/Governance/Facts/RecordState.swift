/// The governed issuance record, as it was read.
package struct RecordFacts: Hashable, Sendable {
    /// Where it was read, for people.
    package var source: String
    /// Request that the record is about.
    package var requestID: String
    /// Version of the request that was approved.
    package var version: Int
    /// State in the record's own words; only `approved` permits.
    package var state: String
    /// When it was read.
    package var readAt: Instant
    /// Request that replaced this one.
    package var supersededBy: String?
    /// Number that rises with every change of the record, where it has one beside the version.
    package var revision: Int?
    /// SHA-256 (hexadecimal) of the request's DER, where the record says it.
    package var csrSHA256: String?
    /// When the request was last changed by anybody, where the record says.
    package var lockedAt: Instant?
    /// What had to be done before the request may be submitted.
    package var prerequisites: [Prerequisite] = []
    /// Other open requests for the same certificate.
    package var conflicts: [String] = []
    /// Investigations into revocation or compromise that touch the request, its key or its subscriber.
    package var investigations: [Investigation] = []

    /// Takes every part as given; nothing is judged here.
    package init(
        source: String,
        requestID: String,
        version: Int,
        state: String,
        readAt: Instant,
        supersededBy: String?
    ) {
        self.source = source
        self.requestID = requestID
        self.version = version
        self.state = state
        self.readAt = readAt
        self.supersededBy = supersededBy
    }
}

extension RecordFacts {
    /// What may only rise: the revision, or the version where there is no other.
    package var progress: Int { revision ?? version }
}

/// The governed issuance record, or why there is none.
package enum RecordState: Hashable, Sendable {
    /// It was read.
    case read(RecordFacts)

    /// It could not be read, which never permits.
    case unreadable(source: String, reason: String)

    /// It has a form that is not known here, perhaps a newer one, and nothing of it was believed.
    case unknownSchema(source: String, found: String)
}

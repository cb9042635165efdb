import Governance

/// Where the governed record is; without a word it is the packet's own folder.
package enum RecordConfiguration: Hashable, Sendable {
    case signedFolder
    case requestTracker(RequestTrackerConfiguration)
    case mapped(MappedRecordConfiguration)
}

/// A Request Tracker 5.
package struct RequestTrackerConfiguration: Hashable, Sendable {
    /// `https://host`, without a path below it.
    package var url: String
    /// Where the read-only token is.
    package var token: CredentialSource
    /// Queue of the requests.
    package var queue: String
    /// Name of the system, as the registry's accounts spell it.
    package var system: String
    /// Roles, by the word in brackets with which an approval's subject begins.
    package var roles: [String: String]
    /// PEM file of authorities; nil: the system's.
    package var authorities: String?
}

/// Another system, read by a mapping.
package struct MappedRecordConfiguration: Hashable, Sendable {
    /// `https://host[:port]`.
    package var url: String
    /// Path of the mapping.
    package var mapping: String
    /// Where the token is; nil: none is sent.
    package var token: CredentialSource?
    /// Word before the token.
    package var scheme: String
    /// PEM file of authorities; nil: the system's.
    package var authorities: String?
}

extension Configuration {
    /// The record of a packet, as this installation keeps records.
    ///
    /// - Throws: `InputError` where the mapping cannot be read.
    package func issuanceRecord(of packet: PacketFolder) throws(InputError) -> any IssuanceRecord {
        switch record {
        case .signedFolder: return SignedFolderRecord(of: packet)
        case .requestTracker(let tracker): return RequestTrackerRecord(of: packet, tracker)
        case .mapped(let mapped):
            // Read again with every reading; one that cannot be read at all is said before anything begins.
            let bytes = try InputFile.bytes(mapped.mapping, named: mapped.mapping)
            _ = try RecordMapping.read(bytes, named: mapped.mapping)
            return MappedRecord(of: packet.packet, mapped)
        }
    }
}

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
        let readAt = Instant.now
        let path = mapping.path.replacing("{request}", with: packet.requestID)
        let (json, answer) = try await fetch.json(path)
        let reading = MappedReading(packet: packet, mapping: mapping, source: fetch.base + path, readAt: readAt)
        return RecordSnapshot(
            facts: try reading.facts(json), approvals: try reading.approvals(json),
            bytes: ["record.json": answer.body], serverTime: answer.headers["date"].flatMap(HTTPDate.read),
            source: reading.source, mapping: SignedFile(file).input(.recordMapping, version: mapping.version, bytes))
    }
}

extension RecordMapping {
    /// Reads a mapping as people write it, YAML.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func read(_ bytes: [UInt8], named path: String) throws(InputError) -> RecordMapping {
        try read(YAMLFile.read(bytes, named: path), named: path)
    }
}

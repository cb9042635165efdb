import Governance
import PKI
import Testing

@testable import Submission

/// What an answer of an in-house system is taken to say, by its mapping alone.
@Suite(.timeLimit(.minutes(10))) struct MappedReadingTests {
    private static func facts(_ answer: JSON) throws -> RecordFacts {
        var packet = GoodPacket.packet(
            CSRFacts(
                derSHA256: "", spkiSHA256: "", subject: "", alternativeNames: [], keyAlgorithm: "EC", keyBits: 384,
                curve: nil,
                provesPossession: true, extensions: [], weaknesses: []), attestation: "")
        packet.requestID = "CR-7"
        let mapping = """
            { "schema": "countersign.record-mapping/1", "version": 1, "system": "house", "path": "/{request}",
              "request": "/id", "packetVersion": "/version", "state": "/state", "approvedStates": ["DONE"],
              "supersededBy": "/next", "approvals": "/none",
              "approval": { "role": "/as", "account": "/by", "packetDigest": "/of", "decision": "/says",
                "decided": "/at", "expires": "/until", "decisions": { "YES": "approved" } } }
            """
        let document = try InputFile.json(Array(mapping.utf8), named: "mapping.json")
        return try MappedReading(
            packet: packet, mapping: try RecordMapping.read(InputNode(document), named: "mapping.json"),
            source: "house", readAt: Instant(milliseconds: 0)
        ).facts(answer)
    }

    private static func answer(_ state: String, next: JSON?) -> JSON {
        var members: [String: JSON] = ["id": "CR-7", "version": .integer(4), "state": .string(state)]
        if let next { members["next"] = next }
        return .object(members)
    }

    @Test func `only a state that the mapping lists is approved, whatever the system's own word means (P1)`() throws {
        #expect(try Self.facts(Self.answer("DONE", next: nil)).state == "approved")
        #expect(try Self.facts(Self.answer("approved", next: nil)).state != "approved")
    }

    @Test(arguments: [JSON.null, nil])
    func `a record that names no successor is not superseded (P1)`(_ next: JSON?) throws {
        #expect(try Self.facts(Self.answer("DONE", next: next)).supersededBy == nil)
    }

    @Test(arguments: [(JSON.string("CR-8"), "CR-8"), (.integer(8), "8")])
    func `a successor is one in any spelling (P1)`(_ next: JSON, _ successor: String) throws {
        #expect(try Self.facts(Self.answer("DONE", next: next)).supersededBy == successor)
    }

    @Test(arguments: [JSON.string(""), .bool(true), .array([]), ["id": "CR-8"]])
    func `a successor that cannot be read makes the record unreadable (P1)`(_ next: JSON) {
        #expect(throws: RecordError.self) { try Self.facts(Self.answer("DONE", next: next)) }
    }
}

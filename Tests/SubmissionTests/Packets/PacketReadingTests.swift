import Foundation
import Governance
import PKI
import Submission
import Testing

@Suite(.timeLimit(.minutes(10))) struct PacketReadingTests {
    struct Fault: Sendable, CustomStringConvertible {
        let old: String
        let new: String
        let says: String
        var description: String { says }
    }

    static let faults = [
        Fault(old: "\"DE\"", new: "\"Germany\"", says: "subscriber.country: expected an ISO 3166 alpha-2 code"),
        Fault(
            old: ": 365", new: ": \"365\"", says: "validityDays: expected a whole number from 1 to 36500, found text"),
        Fault(old: ": 365", new: ": 0", says: "validityDays: expected a whole number from 1 to 36500, found 0"),
        Fault(old: "\"unit\"", new: "\"unitt\"", says: "subscriber.unitt: expected one of"),
        Fault(old: "\"unit\"", new: "\"unitt\"", says: "subscriber.unit: expected this key, found nothing"),
        Fault(old: "\"generatedOnDevice\" : true", new: "\"generatedOnDevice\" : 1", says: "expected true or false"),
        Fault(
            old: "countersign.packet/1", new: "countersign.packet/2", says: "schema: expected “countersign.packet/1”"),
        Fault(old: "\"request.csr\"", new: "\"../request.csr\"", says: "csr.file: expected a file inside the folder"),
        Fault(old: "CR-2291", new: "CR 2291", says: "request.id: expected letters, digits"),
        Fault(old: "\"dns\"", new: "[\"dns\"]", says: "alternativeNames[0].kind: expected text, found a list"),
        Fault(old: "Hamburg", new: "Ham\\u0007burg", says: "subscriber.locality: expected one line of text"),
        Fault(old: "00:00Z", new: "00:00", says: "expected a time with its zone"),
    ]

    @Test func `a good packet is read with all its values, and its digest does not depend on how it is laid out`()
        throws
    {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let first = try good.read()
        try good.write(first.document.root.canonical(), to: "packet/packet.json")
        let second = try good.read()
        #expect(first.digest == second.digest)
        #expect(first.bytes != second.bytes)
        #expect(first.packet.requestID == "CR-2291")
        #expect(first.packet.alternativeNames.count == 3)
        #expect(first.files.keys.sorted() == ["attestation-yubihsm2.pem", "request.csr"])
    }

    @Test(arguments: faults)
    func `a packet that does not parse is refused with file, line, column and what was expected`(_ fault: Fault) throws
    {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(fault.old, with: fault.new, in: "packet/packet.json")
        let error = try #require(throws: InputError.self) { try good.read() }
        let found = error.problems.first { $0.description.contains(fault.says) }
        #expect(found != nil, "\(error)")
        let text = try String(contentsOfFile: good.packetPath + "/packet.json", encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(found?.line)
        #expect(found?.column != nil)
        #expect(found?.file.hasSuffix("packet.json") == true)
        if !fault.says.contains("found nothing"), !fault.new.contains("unitt") {
            #expect(lines[line - 1].contains(fault.new))
        }
    }

    @Test func `every problem of a packet is named at once`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        for fault in [Self.faults[0], Self.faults[1], Self.faults[6]] {
            try good.replace(fault.old, with: fault.new, in: "packet/packet.json")
        }
        let error = try #require(throws: InputError.self) { try good.read() }
        #expect(error.problems.count == 3)
        #expect(error.problems.map(\.line) == error.problems.map(\.line).sorted { ($0 ?? 0) < ($1 ?? 0) })
    }

    @Test func `a packet that is no JSON is refused at the place where it breaks`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(": 365", with: ": 365.5", in: "packet/packet.json")
        let error = try #require(throws: InputError.self) { try good.read() }
        #expect(error.problems.count == 1)
        #expect(error.description.contains("only whole numbers"))
        #expect(error.problems.first?.line != nil)
    }

    @Test func `a file behind a link is refused, since a link can be turned`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let file = good.folder.appendingPathComponent("packet/request.csr")
        let elsewhere = good.folder.appendingPathComponent("elsewhere.csr")
        try FileManager.default.moveItem(at: file, to: elsewhere)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
        let error = try #require(throws: InputError.self) { try good.read() }
        #expect(error.description == "request.csr: expected a regular file, found a link, folder or device")
    }

    @Test func `a missing file is left for the gate to refuse, by name`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try FileManager.default.removeItem(at: good.folder.appendingPathComponent("packet/attestation-yubihsm2.pem"))
        let refusals = Gate.standard.examine(try await good.facts()).flatMap(\.refusals)
        #expect(refusals.map(\.rule) == ["packet.files"])
    }
}

import Foundation
import Governance
import PKI
import Portal
import Synchronization
import Testing

@testable import Submission

/// A walk in `recordings/<portal>/<name>`: the packet that was walked with, and `walk.jsonl`.
struct RecordedSubmission: CustomTestStringConvertible {
    /// What the first line says.
    struct Head: Codable {
        var recording = "countersign.walk/1"
        let portal: String
        let map: String
        /// Digest of the map's bytes, hexadecimal: another map says something else of the same pages.
        let mapSHA256: String
        let origin: String
        /// When the run began, in milliseconds since 1970.
        let began: Int64
        let end: String
        /// What the run said at its end.
        let said: String
    }

    private static let checkout = URL(filePath: stagingMaps + "/../..").standardizedFileURL.path
    private static let root = checkout + "/recordings"

    let name: String

    var testDescription: String { name }

    var folder: String { "\(Self.root)/\(name)" }

    /// All that there are, as `portal/name`.
    static var all: [RecordedSubmission] {
        let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        let walks = found.filter { $0.hasSuffix("/walk.jsonl") }.sorted()
        return walks.map { RecordedSubmission(name: String($0.dropLast("/walk.jsonl".count))) }
    }

    func read() throws -> (head: Head, lines: [TapedLine]) {
        let text = try String(contentsOfFile: "\(folder)/walk.jsonl", encoding: .utf8)
        let lines = text.split(separator: "\n").map { Data($0.utf8) }
        let decoder = JSONDecoder()
        return (
            try decoder.decode(Head.self, from: try #require(lines.first)),
            try lines.dropFirst().map { try decoder.decode(TapedLine.self, from: $0) }
        )
    }

    /// What says it all again; `editing` changes the packet first.
    func retelling(_ head: Head, editing: (String) -> String = { $0 }) throws -> Retelling {
        let packet = try PacketFolder.read("\(folder)/packet")
        let files = packet.files.values.map { PacketFile(name: $0.name, path: $0.path, bytes: $0.bytes) }
        let text = editing(String(decoding: packet.bytes, as: UTF8.self))
        let values = PacketValues(
            packet: try JSON.parse(Array(text.utf8), file: name).root,
            files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) }),
            began: Instant(milliseconds: head.began))
        let map = "\(Self.checkout)/selectors/\(head.portal)/\(head.map)"
        let digest = SHA256Digest(of: [UInt8](try Data(contentsOf: URL(filePath: "\(map)/map.yaml"))))
        #expect(digest.hex == head.mapSHA256, "the map is another than the walk's; `scripts/record` renews recordings")
        return Retelling(map: try Self.map(map), values: values, origin: head.origin)
    }

    private static let maps = Mutex<[String: SelectorMap]>([:])

    /// Each map is read once: reading it takes longer than all that it says of a walk.
    private static func map(_ folder: String) throws -> SelectorMap {
        try maps.withLock { known in
            if let map = known[folder] { return map }
            let map = try SelectorMap.load(folder: folder)
            known[folder] = map
            return map
        }
    }
}

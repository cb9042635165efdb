import Foundation
import Testing

@testable import Portal

/// The keys that the published schema knows are the keys that the reader takes, object by object.
///
/// The reader is asked, not its source: a key that nobody knows is put into every object of both maps in turn, and the
/// reader says what it expected there.
struct MapSchemaKeysTests {
    @Test func `every object of the schema has exactly the keys that the reader takes`() throws {
        let schema = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(filePath: MapFiles.selectors + "/schema/map-1.schema.json")))
        let known = Self.objects(schema)
        let read = try Set(
            MapFiles.all.filter { !$0.hasPrefix("staging-app") }.flatMap {
                Self.expected(in: try String(contentsOfFile: "\(MapFiles.selectors)/\($0)/map.yaml", encoding: .utf8))
            })
        #expect(read.count > 25)
        #expect(read.subtracting(known).isEmpty, "the schema lacks or has too much: \(read.subtracting(known))")
        // What neither of the staging portal's maps has need of.
        #expect(known.subtracting(read).count < 8, "\(known.subtracting(read))")
    }

    /// What the reader expects in each object of a map.
    private static func expected(in text: String) -> Set<[String]> {
        let inFlow = text.ranges(of: "{ ").map { text.replacingCharacters(in: $0, with: "{ surprise: 1, ") }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let inBlock = lines.indices.compactMap { index -> String? in
            guard let key = lines[index].wholeMatch(of: /( *)(- )?[A-Za-z][A-Za-z-]*:.*/) else { return nil }
            // After the line that opens an object of a list; before any other key.
            let (place, indent) = key.2 == nil ? (index, key.1) : (index + 1, key.1 + "  ")
            return (lines[..<place] + ["\(indent)surprise: 1"] + lines[place...]).joined(separator: "\n")
        }
        return Set((inFlow + inBlock).flatMap(problems))
    }

    private static func problems(_ text: String) -> [[String]] {
        do {
            _ = try SelectorMap.parse(Array(text.utf8), file: "map.yaml")
            return []
        } catch {
            return error.problems.compactMap {
                $0.message.firstMatch(of: /unknown key “surprise”; expected one of (.*)/).map {
                    $0.1.components(separatedBy: ", ").sorted()
                }
            }
        }
    }

    /// The keys of every object below a schema's node; the alternatives of one object count as one.
    private static func objects(_ node: Any) -> Set<[String]> {
        if let list = node as? [Any] { return list.reduce(into: []) { $0.formUnion(objects($1)) } }
        guard let members = node as? [String: Any] else { return [] }
        if let branches = members["oneOf"] as? [[String: Any]] {
            let keys = branches.filter { $0["additionalProperties"] as? Bool == false }
                .flatMap { Array(($0["properties"] as? [String: Any] ?? [:]).keys) }
            if !keys.isEmpty { return [Set(keys).sorted()] }
        }
        var found: Set<[String]> = []
        if members["additionalProperties"] as? Bool == false, let own = members["properties"] as? [String: Any] {
            found.insert(own.keys.sorted())
        }
        return members.values.reduce(into: found) { $0.formUnion(objects($1)) }
    }
}

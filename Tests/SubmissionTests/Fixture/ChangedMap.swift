import Foundation

/// A map of the staging portal that differs from the released one in its data alone, in a temporary folder.
struct ChangedMap: Sendable {
    /// A text that was to be changed is not in the map.
    struct Unchanged: Error { let text: String }

    private let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")

    /// Copies the versions of a map and changes the one in use; the folder of the copies.
    func make(of maps: String = stagingMaps, _ change: (String) throws -> String) throws -> String {
        try FileManager.default.copyItem(at: URL(filePath: maps), to: folder)
        let current = try String(contentsOf: folder.appending(path: "CURRENT"), encoding: .utf8)
        let version = current.replacing("staging:", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
        let file = folder.appending(path: version).appending(path: "map.yaml")
        let text = try change(String(contentsOf: file, encoding: .utf8))
        try text.write(to: file, atomically: true, encoding: .utf8)
        return folder.path
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }
}

extension String {
    /// The text with each of these in the place of another, which has to be there.
    func changed(_ changes: [(String, String)]) throws -> String {
        try changes.reduce(self) { text, change in
            guard text.contains(change.0) else { throw ChangedMap.Unchanged(text: change.0) }
            return text.replacing(change.0, with: change.1)
        }
    }
}

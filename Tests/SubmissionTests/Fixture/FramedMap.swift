import Foundation

/// The application's map for a portal whose workflows stand in a frame: it differs in its data alone.
struct FramedMap: Sendable {
    /// The temporary folder; `remove()` removes it.
    private let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")

    /// Copies the application's map and names the frame on every page of a workflow, and for the confirmation.
    func make() throws -> String {
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps + "-app"), to: folder)
        let file = folder.appending(path: "2026-11.1/map.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let framed = lines.flatMap { line -> [Substring] in
            let words = line.drop { $0 == " " }
            guard words.hasPrefix("fragment: /workflows/") || words.hasPrefix("fragment: /requests/CR") else {
                return [line]
            }
            return [line, "\(line.prefix { $0 == " " })frame: { css: iframe.work, path: /app/frame }"]
        }
        guard framed.count == lines.count + 8 else { throw CrossOriginMap.Unchanged(text: "fragment: /workflows/") }
        try framed.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        return folder.path
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }
}

import Foundation

/// The application's map for a portal at which another origin signs people in: it differs in its data alone.
struct SignInElsewhereMap: Sendable {
    /// The temporary folder; `remove()` removes it.
    private let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")

    /// Copies the application's map and names the sign-in's origin, for its page and for its request.
    func make(origin: String) throws -> String {
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps + "-app"), to: folder)
        let file = folder.appending(path: "2026-11.1/map.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in [
            ("origins: [\"${origin}\"]", "origins: [\"${origin}\", \"\(origin)\"]"),
            ("login:\n", "login:\n  origin: \(origin)\n"),
            ("  sign-in:\n    purpose: login\n", "  sign-in:\n    purpose: login\n    origin: \(origin)\n"),
        ] {
            guard text.contains(old) else { throw CrossOriginMap.Unchanged(text: old) }
            text = text.replacing(old, with: new)
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return folder.path
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }
}

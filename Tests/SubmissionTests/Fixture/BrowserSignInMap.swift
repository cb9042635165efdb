import Foundation

/// The staging portal's map where no page takes name and password: it differs in its data alone.
struct BrowserSignInMap: Sendable {
    /// The temporary folder; `remove()` removes it.
    private let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")

    /// Copies the portal's map, takes its sign-in page out, and the build that stands there alone.
    func make(by way: String = "certificate", account: String = "\"#account\"") throws -> String {
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps), to: folder)
        let file = folder.appending(path: "2026-11.1/map.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (from, to, new) in [
            ("login:\n", "begin:\n", "login: { by: \(way) }\n\n"), ("vendor:\n", "account:", ""),
            ("account:", "\n", "account: \(account)"),
        ] {
            guard let start = text.range(of: "\n\(from)")?.lowerBound,
                let end = text.range(of: to, range: text.index(start, offsetBy: from.count + 1)..<text.endIndex)
            else { throw CrossOriginMap.Unchanged(text: from) }
            text.replaceSubrange(text.index(after: start)..<end.lowerBound, with: new)
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return folder.path
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }
}

import Foundation

/// The staging portal's whole form, committed as JSON at the API's origin: a map that differs in its data alone.
struct CrossOriginMap: Sendable {
    /// The temporary folder; `remove()` removes it.
    let folder: URL

    var path: String { folder.path }

    /// Copies the released map and declares the other origin, the commit there and what a browser asks before it.
    init(api: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps + "-form"), to: folder)
        let current = try String(contentsOf: folder.appending(path: "CURRENT"), encoding: .utf8)
        let version = current.replacing("staging:", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
        let file = folder.appending(path: version).appending(path: "map.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in Self.changes(api) {
            guard text.contains(old) else { throw Unchanged(text: old) }
            text = text.replacing(old, with: new)
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    struct Unchanged: Error { let text: String }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }

    static func changes(_ api: String) -> [(String, String)] {
        [
            ("origins: [\"${origin}\"]", "origins: [\"${origin}\", \"\(api)\"]"),
            (
                """
                  submit:
                    purpose: commit
                    method: POST
                    path: /requests/submit
                    type: urlencoded
                    carries: [subscriber, profile, sans, custody, justification, approvers]
                    body:
                      _csrf: { opaque: 128 }
                      attachment: { packet: "files[${attestations[].file}].sha256" }
                """,
                """
                  submit-preflight:
                    purpose: prelude
                    origin: \(api)
                    method: OPTIONS
                    path: /requests/submit
                    asks: { method: POST, headers: [content-type, x-csrf-token] }
                  submit:
                    purpose: commit
                    origin: \(api)
                    method: POST
                    path: /requests/submit
                    type: json
                    carries: [subscriber, profile, sans, custody, justification, approvers]
                    body:
                      /attachment/*: { packet: "files[${attestations[].file}].sha256" }
                """
            ),
            ("  request: submit\n", "  request: submit\n  prelude: [submit-preflight]\n"),
        ]
    }
}

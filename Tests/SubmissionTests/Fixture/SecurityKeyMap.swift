import Foundation

/// The staging portal's map for a sign-in that asks for a security key: it differs in its data alone.
struct SecurityKeyMap: Sendable {
    /// The temporary folder; `remove()` removes it.
    private let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")

    /// Copies the released map and declares the step and the request that it makes; `edits` change what is declared.
    func make(_ edits: [(String, String)] = []) throws -> String {
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps), to: folder)
        let file = folder.appending(path: "2026-11.1/map.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in Self.changes + edits {
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

    private static let changes = [
        (
            "  refused: \"#login-error\"\n",
            """
              refused: "#login-error"
              second:
                title: Security key
                path: /login/key
                landmark: { css: h1, text: Security key }
                scope: "#security-key"
                press: { css: "#use-key", label: Use security key }
                request: prove-key
                refused: "#key-error"
                seconds: 20

            """
        ),
        (
            "  sign-out:\n",
            """
              prove-key:
                purpose: login
                method: POST
                path: /login/key
                type: json
                body:
                  /_csrf: { opaque: 128 }
                  /id: { opaque: 128 }
                  /clientDataJSON: { opaque: 1024 }
                  /authenticatorData: { opaque: 1024 }
                  /signature: { opaque: 256 }
              sign-out:

            """
        ),
    ]
}

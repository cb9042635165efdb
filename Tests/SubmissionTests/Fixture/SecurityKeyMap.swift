/// The staging portal's map for a sign-in that asks for a security key: it differs in its data alone.
struct SecurityKeyMap: Sendable {
    private let map = ChangedMap()

    /// Copies the released map and declares the step and the request that it makes; `edits` change what is declared.
    func make(_ edits: [(String, String)] = []) throws -> String {
        try map.make { try $0.changed(Self.changes + edits) }
    }

    func remove() { map.remove() }

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

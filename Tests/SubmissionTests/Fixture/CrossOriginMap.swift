/// The staging portal's whole form, committed as JSON at the API's origin: a map that differs in its data alone.
struct CrossOriginMap: Sendable {
    private let map = ChangedMap()
    let path: String

    /// Copies the released map and declares the other origin, the commit there and what a browser asks before it.
    init(api: String) throws {
        path = try map.make(of: stagingMaps + "-form") { try $0.changed(Self.changes(api)) }
    }

    func remove() { map.remove() }

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

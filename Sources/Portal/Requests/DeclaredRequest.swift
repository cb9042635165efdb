/// A request with an effect that the portal's pages may make; every other one is stopped.
package struct DeclaredRequest: Hashable, Sendable {
    /// Its name within the map.
    package let id: String
    /// What it is for.
    package let purpose: RequestPurpose
    /// The origin it goes to, as browsers write it; nil means the portal's own.
    package let origin: String?
    /// The HTTP method, in capitals.
    package let method: String
    /// The path of its address.
    package let path: Pattern
    /// The query of its address, without `?`; nil means that there is none.
    package let query: Pattern?
    /// What its body must say for it to be this request; for portals that send several to one address.
    package let when: [BodyTest]
    /// How its body is written; nil means that it has none.
    package let type: BodyType?
    /// What its body carries by name.
    package let body: [BodyRule]
    /// The pages whose fields its body carries, in their order.
    package let carries: [String]
    /// What a preflight asks for; nil where it is none.
    package let asks: Preflight?

    /// Whether its body carries a file, which Chromium does not show to the inspector.
    package var carriesFile: Bool {
        body.contains { if case .file = $0.source { true } else { false } }
    }

    /// Whether a request of this method and address is this one, its body left aside.
    ///
    /// The address is taken as the browser serialised it and must be of its own origin, else of `origin`. Without a draft an address that names
    /// one never matches.
    package func matches(method: String, url: String, origin: String, draft: String?) -> Bool {
        guard method == self.method, let target = RequestTarget(url: url, origin: self.origin ?? origin) else {
            return false
        }
        guard path.matches(target.path, draft: draft) else { return false }
        guard let found = target.query else { return query == nil || query?.matches("") == true }
        return query?.matches(found, draft: draft) ?? found.isEmpty
    }
}

/// A field that tells one request from another at the same address.
package struct BodyTest: Hashable, Sendable {
    /// The field's name.
    package let name: String
    /// Its one text.
    package let text: String
}

/// What a declared request is for.
package enum RequestPurpose: String, Hashable, Sendable, CaseIterable {
    /// Signs in or out; carries secrets, no approved value.
    case login
    /// Begins a draft.
    case begin
    /// Saves a page into the draft.
    case save
    /// Uploads a file.
    case upload
    /// Asks the server something for the page.
    case helper
    /// Discards a draft.
    case discard
    /// What the browser asks before a commit that goes to another origin.
    case prelude
    /// Submits.
    case commit
}

/// How a body is written.
package enum BodyType: String, Hashable, Sendable, CaseIterable {
    /// The type application/x-www-form-urlencoded.
    case urlencoded
    /// The type multipart/form-data.
    case multipart
    /// The type application/json; its fields are named by JSON pointers.
    case json
}

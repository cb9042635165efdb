/// The commands about cookies (WebDriver BiDi, section 7.7).
public struct StorageModule: Sendable {
    let bidi: BiDi

    /// The cookies, or those of a name or a domain.
    public func getCookies(
        named name: String? = nil, domain: String? = nil
    ) async throws(WebDriverError) -> [StoredCookie] {
        try await bidi.asked("storage.getCookies", ["filter": filter(name, domain)])
            .list("cookies").reading(StoredCookie.init)
    }

    /// Sets a cookie, in place of one of the same name, domain and path.
    public func setCookie(_ cookie: StoredCookie) async throws(WebDriverError) {
        try await bidi.send("storage.setCookie", ["cookie": cookie.json])
    }

    /// Deletes all cookies, or those of a name or a domain.
    public func deleteCookies(named name: String? = nil, domain: String? = nil) async throws(WebDriverError) {
        _ = try await bidi.asked("storage.deleteCookies", ["filter": filter(name, domain)])
    }

    private func filter(_ name: String?, _ domain: String?) -> JSONValue {
        .members(["name": name.map { .string($0) }, "domain": domain.map { .string($0) }])
    }
}

extension BiDi {
    /// The commands about cookies.
    public var storage: StorageModule { StorageModule(bidi: self) }
}

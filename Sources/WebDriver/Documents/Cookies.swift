extension Session {
    /// The cookies of the current document (section 14.1).
    public func cookies() async throws(WebDriverError) -> [Cookie] {
        let list = try await send(.cookies).array ?? []
        let cookies = list.compactMap(Cookie.init(json:))
        guard cookies.count == list.count else { throw Answer.malformed(.cookies, "not a list of cookies") }
        return cookies
    }

    /// The cookie of that name (section 14.2).
    public func cookie(_ name: String) async throws(WebDriverError) -> Cookie {
        let command = Command.cookie(name)
        guard let cookie = Cookie(json: try await send(command)) else { throw Answer.malformed(command, "no cookie") }
        return cookie
    }

    /// Sets a cookie, also over one of the same name (section 14.3).
    public func addCookie(_ cookie: Cookie) async throws(WebDriverError) {
        try await withholding(cookie.value) { () async throws(WebDriverError) in
            try await send(.addCookie(cookie))
        }
    }

    /// Removes the cookie of that name; none is no error (section 14.4).
    public func deleteCookie(_ name: String) async throws(WebDriverError) {
        try await send(.deleteCookie(name))
    }

    /// Removes every cookie of the current document (section 14.5).
    public func deleteAllCookies() async throws(WebDriverError) {
        try await send(.deleteAllCookies)
    }
}

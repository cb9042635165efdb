extension Command {
    private static let authenticators = "/webauthn/authenticator"

    private static func webAuthn(
        _ name: String, _ method: Method, _ path: String, _ effect: Effect, _ body: JSONValue? = nil
    ) -> Command {
        let slug = name.lowercased().replacing(" ", with: "-")
        return Command(
            name, method, authenticators + path, body, effect: effect,
            section: "https://www.w3.org/TR/webauthn-2/#sctn-automation-\(slug)")
    }

    static func addAuthenticator(_ options: VirtualAuthenticator.Options) -> Command {
        webAuthn("Add Virtual Authenticator", .post, "", .changes, options.json)
    }

    static func removeAuthenticator(_ key: VirtualAuthenticator) -> Command {
        webAuthn("Remove Virtual Authenticator", .delete, "/\(escaped(key.id))", .changes)
    }

    static func addCredential(
        _ credential: VirtualAuthenticator.Credential, to key: VirtualAuthenticator
    ) -> Command {
        webAuthn("Add Credential", .post, "/\(escaped(key.id))/credential", .changes, credential.json)
    }

    static func credentials(of key: VirtualAuthenticator) -> Command {
        webAuthn("Get Credentials", .get, "/\(escaped(key.id))/credentials", .safe)
    }

    static func removeCredential(_ id: String, of key: VirtualAuthenticator) -> Command {
        webAuthn("Remove Credential", .delete, "/\(escaped(key.id))/credentials/\(pathSegment(id))", .changes)
    }

    static func removeAllCredentials(of key: VirtualAuthenticator) -> Command {
        webAuthn("Remove All Credentials", .delete, "/\(escaped(key.id))/credentials", .safe)
    }

    static func setUserVerified(_ isVerified: Bool, of key: VirtualAuthenticator) -> Command {
        webAuthn("Set User Verified", .post, "/\(escaped(key.id))/uv", .safe, ["isUserVerified": .bool(isVerified)])
    }

    /// base64url may stand in a path as it is, and chromedriver does not decode it there.
    private static func pathSegment(_ id: String) -> String {
        id.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || isLetterOrDigit($0) }
            ? id : escaped(id)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte)
    }
}

extension Session {
    /// Plugs in a virtual security key (Web Authentication, section 11.3).
    public func addVirtualAuthenticator(
        _ options: VirtualAuthenticator.Options = .init()
    ) async throws(WebDriverError) -> VirtualAuthenticator {
        VirtualAuthenticator(id: try await text(.addAuthenticator(options)))
    }

    /// Unplugs it (section 11.4).
    public func removeVirtualAuthenticator(_ key: VirtualAuthenticator) async throws(WebDriverError) {
        try await send(.removeAuthenticator(key))
    }

    /// Puts a key pair into it (section 11.5).
    public func addCredential(
        _ credential: VirtualAuthenticator.Credential, to key: VirtualAuthenticator
    ) async throws(WebDriverError) {
        try await withholding(credential.privateKey) { () async throws(WebDriverError) in
            try await send(.addCredential(credential, to: key))
        }
    }

    /// The key pairs in it (section 11.6).
    public func credentials(
        of key: VirtualAuthenticator
    ) async throws(WebDriverError) -> [VirtualAuthenticator.Credential] {
        let command = Command.credentials(of: key)
        let list = try await send(command).array ?? []
        let credentials = list.compactMap(VirtualAuthenticator.Credential.init(json:))
        guard credentials.count == list.count else { throw Answer.malformed(command, "not a list of credentials") }
        return credentials
    }

    /// Takes one key pair out of it (section 11.7).
    public func removeCredential(_ id: String, of key: VirtualAuthenticator) async throws(WebDriverError) {
        try await send(.removeCredential(id, of: key))
    }

    /// Takes every key pair out of it (section 11.8).
    public func removeAllCredentials(of key: VirtualAuthenticator) async throws(WebDriverError) {
        try await send(.removeAllCredentials(of: key))
    }

    /// Says whether its user is verified from now on (section 11.9).
    public func setUserVerified(_ isVerified: Bool, of key: VirtualAuthenticator) async throws(WebDriverError) {
        try await send(.setUserVerified(isVerified, of: key))
    }
}

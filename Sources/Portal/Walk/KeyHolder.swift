package import WebDriver

/// Who touches a security key where a portal asks for one.
enum KeyHolder: Sendable {
    /// Nobody: the browser has no window.
    case nobody
    /// A person in front of the browser's window.
    case person
    /// A test, by a key that exists in the browser alone.
    case test(VirtualSecurityKey)
}

/// A key that a test plugs into a governed browser; nothing but a test has one.
package struct VirtualSecurityKey: Sendable {
    /// What it holds for the portal.
    let credential: VirtualAuthenticator.Credential

    /// A key with one key pair.
    package init(_ credential: VirtualAuthenticator.Credential) {
        self.credential = credential
    }

    func plug(into session: Session) async throws(WebDriverError) {
        let authenticator = try await session.addVirtualAuthenticator()
        try await session.addCredential(credential, to: authenticator)
    }
}

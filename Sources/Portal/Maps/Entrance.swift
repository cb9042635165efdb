/// How somebody gets in at a portal.
package enum Entrance: Hashable, Sendable {
    /// A page takes a name and a password.
    case page(LoginPage)
    /// The browser signs in by itself, before it shows any page.
    case browser(BrowserSignIn)
}

/// What a browser signs in by without a page for it.
package enum BrowserSignIn: String, Hashable, Sendable, CaseIterable {
    /// A client certificate (TLS, RFC 8446 §4.4.2).
    case certificate
    /// A Kerberos ticket (RFC 4559).
    case ticket
    /// Nothing: the portal signs nobody in.
    case nobody = "none"

    /// As people are told it: `by its certificate`.
    package var words: String {
        switch self {
        case .certificate: "by its certificate"
        case .ticket: "by its Kerberos ticket"
        case .nobody: "not at all: the portal is open to everybody who reaches it"
        }
    }
}

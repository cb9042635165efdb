/// How the owner is told; every way that is named is used.
package struct NoticeConfiguration: Hashable, Sendable {
    /// A command that gets each notice as a line of JSON.
    package var command: [String]?
    /// An address that gets each notice as JSON.
    package var webhook: WebhookConfiguration?
    /// A mail to every recipient.
    package var mail: MailConfiguration?

    /// Nobody is told.
    package init() {}
}

/// Where notices are posted.
package struct WebhookConfiguration: Hashable, Sendable {
    /// `https://…`; `http://` only on loopback.
    package var url: String
    /// A bearer token (RFC 6750); nil: none.
    package var token: CredentialSource?
    /// PEM file with the only authorities that are trusted; nil: the system's.
    package var authorities: String?
}

/// How mail is handed in.
package struct MailConfiguration: Hashable, Sendable {
    /// `smtps://host[:port]` or `smtp://host[:port]`.
    package var server: String
    /// Address of who sends it.
    package var from: String
    /// How to sign in; nil: not at all.
    package var login: CredentialsConfiguration?
    /// PEM file with the only authorities that are trusted; nil: the system's.
    package var authorities: String?
}

/// What a portal accepted and what reached it: the truth that tests ask, instead of a page.
package struct PortalLedger: Codable, Sendable {
    /// A file as uploaded.
    package struct File: Codable, Hashable, Sendable {
        /// The name the browser gave.
        package let name: String
        /// SHA-256 of its bytes, 64 lowercase hex digits.
        package let sha256: String
    }

    /// A request that was accepted for issuance.
    package struct Accepted: Codable, Sendable {
        /// "CR-" and six digits.
        package let request: String
        /// When, RFC 3339 with milliseconds.
        package let at: String
        /// The draft it was made from; nil if the form was never saved.
        package let draft: String?
        /// Every value of the whole request by control name, in the order of the page.
        package let fields: [String: [String]]
        /// The uploaded files it names.
        package let attachments: [File]
        /// SHA-256 of the CSR's SubjectPublicKeyInfo as OpenSSL sees it; nil if the CSR could not be read.
        package let keySHA256: String?
        /// Whether it came by HTTPS.
        package let tls: Bool
        /// The number of the connection that it came on.
        package let connection: Int
        /// The account that sent it.
        package let account: String
    }

    /// A request that was not a plain read, written down before anything else was done with it.
    package struct Arrival: Codable, Sendable {
        /// The HTTP method.
        package let method: String
        /// The path without the query.
        package let path: String
        /// When, RFC 3339 with milliseconds.
        package let at: String
        /// The number of the connection that it came on.
        package let connection: Int
        /// SHA-256 of the body, 64 lowercase hex digits.
        package let bodySHA256: String
    }

    /// Attempts to sign in.
    package struct Logins: Codable, Hashable, Sendable {
        /// How many were let in.
        package internal(set) var ok = 0
        /// How many gave a wrong name or password.
        package internal(set) var failed = 0
    }

    /// A server-side draft.
    package struct Draft: Codable, Sendable {
        /// "D-" and four digits.
        package let id: String
        /// The values saved so far, by control name.
        package let fields: [String: [String]]
        /// Counts its changes; the review page shows it as the change stamp.
        package let revision: Int
        /// The uploaded files.
        package let attachments: [File]
        /// Whether it was thrown away.
        package let discarded: Bool
    }

    /// Every accepted request, oldest first.
    package let accepted: [Accepted]
    /// Every request that was not a plain read, oldest first.
    package let arrivals: [Arrival]
    /// How many requests of any kind reached the portal.
    package let requests: Int
    /// Attempts to sign in.
    package let logins: Logins
    /// Every draft, oldest first.
    package let drafts: [Draft]
}

import Foundation

/// What a remote end on another machine asks for before it listens.
struct Access: Sendable {
    /// For basic authentication (RFC 7617); nil for none.
    var credentials: (user: Secret, password: Secret)?
    /// A file of CA certificates (PEM) that are trusted instead of the system's; nil for the system's.
    var authorities: String?

    /// The value of the `Authorization` header; nil without credentials.
    var authorization: Secret? {
        credentials.map { credentials in
            let text = "\(credentials.user.reveal()):\(credentials.password.reveal())"
            return Secret("Basic \(Data(text.utf8).base64EncodedString())")
        }
    }
}

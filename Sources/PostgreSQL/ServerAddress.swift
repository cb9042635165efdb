/// Where a PostgreSQL server is, and how to connect to it.
package struct ServerAddress: Sendable {
    /// How the connection is protected (libpq's `sslmode`).
    package enum Protection: String, Sendable, CaseIterable {
        /// TLS; the server's certificate and its host name are checked.
        case verifyFull = "verify-full"
        /// TLS; the server's certificate is checked, its host name is not.
        case verifyCA = "verify-ca"
        /// None: for a socket in the file system or for loopback.
        case none = "disable"
    }

    /// Host name, IP address, or the folder of a socket.
    package var host: String
    package var port: Int
    package var database: String
    package var user: String
    package var password: Password?
    package var protection: Protection
    /// PEM file of the authorities that the server's certificate must come from; nil: the system's own.
    package var authorities: String?
    /// PEM file of the client's certificate.
    package var certificate: String?
    /// PEM file of its key, readable by its owner alone.
    package var key: String?
    /// How long connecting, and each statement, may take, in milliseconds.
    package var deadline: Int64

    /// Names a server.
    package init(
        host: String, port: Int, database: String, user: String, password: Password? = nil,
        protection: Protection = .verifyFull, authorities: String? = nil, certificate: String? = nil,
        key: String? = nil, deadline: Int64 = 5000
    ) {
        self.host = host
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.protection = protection
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
        self.deadline = deadline
    }

    /// Whether nobody else's machine lies on the way.
    package static func isLocal(_ host: String) -> Bool {
        host.hasPrefix("/") || host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}

extension ServerAddress: CustomStringConvertible {
    /// For people; never the password.
    package var description: String { "PostgreSQL \(database) at \(host.hasPrefix("/") ? host : "\(host):\(port)")" }
}

/// A password that no description shows.
package struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    /// Wraps a password.
    package init(_ text: String) { self.text = text }

    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

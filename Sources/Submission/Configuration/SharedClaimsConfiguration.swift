package import PostgreSQL
import WebDriver

/// Where several machines that reach one portal share their claims: a PostgreSQL server.
package struct SharedClaimsConfiguration: Hashable, Sendable {
    /// Host name, IP address, or the folder of a socket.
    package var host: String
    /// TCP port.
    package var port: Int
    /// Name of the database.
    package var database: String
    /// Role that connects.
    package var user: String
    /// Where its password is; nil: it needs none.
    package var password: CredentialSource?
    /// How the connection is protected.
    package var protection: ServerAddress.Protection
    /// PEM file of the authorities of the server's certificate; nil: the system's own.
    package var authorities: String?
    /// PEM file of our certificate.
    package var certificate: String?
    /// PEM file of our key.
    package var key: String?
    /// How long each answer may take, in milliseconds.
    package var deadline: Int64

    /// The server, with the password read.
    ///
    /// - Throws: ``CredentialError`` where the password cannot be had.
    func server() async throws(CredentialError) -> ServerAddress {
        var secret: Password?
        if let password { secret = Password(try await password.secret().reveal()) }
        return ServerAddress(
            host: host, port: port, database: database, user: user, password: secret, protection: protection,
            authorities: authorities, certificate: certificate, key: key, deadline: deadline)
    }
}

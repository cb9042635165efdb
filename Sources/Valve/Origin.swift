import NIOCore

/// A host and port that a tunnel may lead to.
package struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// Lower-case name, or an address in its canonical text without brackets.
    package let host: String
    /// TCP port.
    package let port: Int

    /// Brings the host into its one spelling.
    package init(host: String, port: Int) {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let address = try? SocketAddress(ipAddress: bare, port: 0)
        self.host = address?.ipAddress ?? bare.lowercased()
        self.port = port
    }

    /// `host:port`, with an IPv6 address in brackets.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

import Foundation
import Portal

extension BrowserConfiguration {
    /// What the configuration lacks for the browser to sign in by itself; nil where it lacks nothing.
    func lacks(_ way: BrowserSignIn, at origin: String) -> String? {
        switch way {
        case .certificate where clientCertificate == nil:
            "the portal signs people in by a client certificate, and the configuration has none: browser.clientCertificate"
        case .ticket where !mayAskForTicket(URLComponents(string: origin)?.host ?? ""):
            "the portal signs people in by a Kerberos ticket, and may not ask for one: browser.kerberosServers"
        case .certificate, .ticket, .nobody: nil
        }
    }

    /// Whether a server is named, itself or by `*.` before its domain.
    private func mayAskForTicket(_ host: String) -> Bool {
        kerberosServers.contains { name in
            name == host || name.hasPrefix("*.") && host.hasSuffix(name.dropFirst())
        }
    }
}

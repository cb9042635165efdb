import Foundation
import WebDriver

extension Doctor {
    /// Whether the browser can sign in with the client certificate: its file is there, and somebody chooses it.
    func certificate(_ certificate: ClientCertificateConfiguration) -> Finding {
        let subject = "client certificate"
        let browser = configuration.browser
        switch certificate.source {
        case .file(let path, _), .token(let path, _):
            guard FileManager.default.isReadableFile(atPath: path) else {
                return unfit(subject, "\(path) cannot be read", "name another one in \(configuration.file)")
            }
        }
        if case .token = certificate.source, browser.headless {
            return unfit(subject, "nobody can type a token's PIN into a headless browser", "browser.headless: false")
        }
        guard browser.engine == .chromium, browser.headless else { return fit(subject, "of \(certificate.issuer)") }
        let policy = CertificatePolicy(
            issuer: certificate.issuer, origins: configuration.portals.values.map(\.origin).sorted())
        let missing = policy.missing()
        guard missing.isEmpty else {
            return unfit(
                subject, "no managed policy chooses it for \(missing.joined(separator: ", "))",
                "write this into \(CertificatePolicy.folder)/client-certificate.json: \(policy.text)")
        }
        return fit(subject, "of \(certificate.issuer), chosen by policy")
    }
}

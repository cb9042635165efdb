import Foundation

/// The managed policy by which Chromium chooses a client certificate; without it a headless browser waits for ever.
public struct CertificatePolicy: Sendable {
    /// Where Debian's Chromium reads managed policies; Google Chrome reads `/etc/opt/chrome/policies/managed`.
    public static let folder = "/etc/chromium/policies/managed"

    /// The common name of the authority whose certificate is to be chosen.
    let issuer: String
    /// Where it is to be chosen.
    let origins: [String]

    /// The policy that chooses a certificate of an authority for these origins.
    public init(issuer: String, origins: [String]) {
        self.issuer = issuer
        self.origins = origins
    }

    /// The policy for a certificate.
    public init(for certificate: ClientCertificate) {
        self.init(issuer: certificate.issuer, origins: certificate.origins)
    }

    /// The text of a policy file that chooses the certificate, for an administrator to install.
    public var text: String {
        let choices = origins.map { origin in
            JSONValue.string(
                String(
                    decoding: JSONWriter.bytes(
                        of: ["pattern": .string(origin), "filter": ["ISSUER": ["CN": .string(issuer)]]]),
                    as: UTF8.self))
        }
        return String(decoding: JSONWriter.bytes(of: ["AutoSelectCertificateForUrls": .array(choices)]), as: UTF8.self)
    }

    /// The origins for which no policy in the folder chooses this certificate: word for word, no pattern is guessed.
    public func missing(in folder: String = CertificatePolicy.folder) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let choices = names.filter { $0.hasSuffix(".json") }.flatMap { Self.choices(in: "\(folder)/\($0)") }
        return origins.filter { origin in
            !choices.contains { $0["pattern"]?.string == origin && chooses($0) }
        }
    }

    private func chooses(_ choice: JSONValue) -> Bool {
        choice["filter"]?["ISSUER"]?["CN"]?.string == issuer
    }

    private static func choices(in file: String) -> [JSONValue] {
        guard let data = FileManager.default.contents(atPath: file) else { return [] }
        let list = JSONReader.read(Array(data))?["AutoSelectCertificateForUrls"]?.array ?? []
        return list.compactMap { $0.string }.compactMap { JSONReader.read(Array($0.utf8)) }
    }
}

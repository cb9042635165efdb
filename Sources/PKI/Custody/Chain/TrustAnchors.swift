import Foundation

/// The vendors' roots that attestations may end at: configured, never taken from what is judged.
package struct TrustAnchors: Sendable {
    private let anchors: [(format: AttestationFormat?, certificate: AttestationCertificate)]

    /// Whether nothing is trusted.
    package var isEmpty: Bool { anchors.isEmpty }

    /// Takes certificates, each for one format or (nil) for all.
    ///
    /// - Throws: `PKIError` where one cannot be taken apart.
    package init(_ certificates: [(format: AttestationFormat?, certificate: Certificate)]) throws(PKIError) {
        anchors = try certificates.map { anchor throws(PKIError) in
            (anchor.format, try AttestationCertificate(anchor.certificate))
        }
    }

    /// Reads every `.pem` and `.crt` of folders: those in a sub-folder named as a format count for that format only.
    ///
    /// - Throws: `PKIError` where a folder or a file cannot be read.
    package init(folders: [String]) throws(PKIError) {
        var found: [(format: AttestationFormat?, certificate: Certificate)] = []
        for folder in folders {
            found += try Self.files(folder, for: nil)
            for format in AttestationFormat.allCases where try Self.names(folder).contains(format.rawValue) {
                found += try Self.files("\(folder)/\(format.rawValue)", for: format)
            }
        }
        try self.init(found)
    }

    private static func files(
        _ folder: String, for format: AttestationFormat?
    ) throws(PKIError) -> [(format: AttestationFormat?, certificate: Certificate)] {
        var found: [(format: AttestationFormat?, certificate: Certificate)] = []
        for name in try names(folder) where name.hasSuffix(".pem") || name.hasSuffix(".crt") {
            found += try certificates("\(folder)/\(name)").map { (format, $0) }
        }
        return found
    }

    /// Those that count for a format.
    func all(for format: AttestationFormat) -> [AttestationCertificate] {
        anchors.filter { $0.format == nil || $0.format == format }.map(\.certificate)
    }

    private static func names(_ folder: String) throws(PKIError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw PKIError(operation: "read the trust anchors", reasons: ["\(folder): \(error.localizedDescription)"])
        }
    }

    private static func certificates(_ path: String) throws(PKIError) -> [Certificate] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PKIError(operation: "read the trust anchors", reasons: ["\(path) cannot be read"])
        }
        let found = try PEM.certificates([UInt8](data), to: "read the trust anchors")
        guard !found.isEmpty else {
            throw PKIError(operation: "read the trust anchors", reasons: ["\(path) holds no certificate"])
        }
        return found
    }
}

extension PEM {
    /// Every certificate in text that holds only such blocks and words between them, or the one in DER.
    static func certificates(_ bytes: [UInt8], to operation: String) throws(PKIError) -> [Certificate] {
        if bytes.first == 0x30 { return [try Certificate(bytes)] }
        guard let text = String(validating: bytes, as: UTF8.self) else { return [] }
        let (begin, end) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----")
        var found: [Certificate] = []
        for part in text.components(separatedBy: begin).dropFirst() {
            guard let body = part.range(of: end) else {
                throw PKIError(operation: operation, reasons: ["a certificate has no end"])
            }
            found.append(try Certificate(Array("\(begin)\(part[..<body.lowerBound])\(end)\n".utf8)))
        }
        return found
    }
}

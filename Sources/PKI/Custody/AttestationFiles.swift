import COpenSSL

/// The files of one attestation, told apart by what they are.
struct AttestationFiles {
    private(set) var certificates: [AttestationCertificate] = []
    /// Certificates out of a PKCS#7.
    private(set) var confirmed: [AttestationCertificate] = []
    private(set) var statements: [CustodyFile] = []
    private(set) var others: [CustodyFile] = []

    /// Reads every file; no more than 16 certificates make an attestation.
    ///
    /// - Throws: `PKIError` where a certificate cannot be read.
    init(_ files: [CustodyFile]) throws(PKIError) {
        let operation = "read the attestation"
        for file in files {
            guard file.bytes.count <= CustodyFile.largest else {
                throw PKIError(operation: operation, reasons: ["\(file.name) is larger than 1 MiB"])
            }
            if Self.begins(file, "-----BEGIN CERTIFICATE-----") {
                certificates += try Self.taken(PEM.certificates(file.bytes, to: operation))
            } else if let bundle = try PKCS7Certificates.read(file.bytes) {
                confirmed += try Self.taken(bundle)
            } else if file.bytes.starts(with: [0x30, 0x82]), let one = try? Certificate(file.bytes) {
                certificates.append(try AttestationCertificate(one))
            } else if String(validating: file.bytes, as: UTF8.self) != nil,
                Self.begins(file, "<") || Self.begins(file, "{")
            {
                // A signature may begin with any byte; it is no text.
                statements.append(file)
            } else {
                others.append(file)
            }
        }
        guard certificates.count + confirmed.count <= 16 else {
            throw PKIError(operation: operation, reasons: ["it has more than 16 certificates"])
        }
    }

    private static func taken(_ found: [Certificate]) throws(PKIError) -> [AttestationCertificate] {
        try found.map { certificate throws(PKIError) in try AttestationCertificate(certificate) }
    }

    // A byte order mark or blank lines before it do not change what a file is.
    private static func begins(_ file: CustodyFile, _ text: String) -> Bool {
        var start = file.bytes.prefix(4096)
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        let visible = start.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if text.hasPrefix("-----") {
            return String(decoding: start, as: UTF8.self).contains(text)
        }
        return visible.starts(with: Array(text.utf8))
    }
}

/// Certificates that a PKCS#7 carries without signing anything (RFC 2315 §9, degenerate).
enum PKCS7Certificates {
    /// nil where the bytes are no such message.
    static func read(_ bytes: [UInt8]) throws(PKIError) -> [Certificate]? {
        let operation = "read the certificates of a PKCS#7"
        let labels = ["PKCS7", "CMS"]
        guard
            bytes.first == 0x30 || labels.contains(where: { bytes.starts(with: Array("-----BEGIN \($0)-----".utf8)) }),
            let der = try? PEM.decode(bytes, labels: labels, to: operation),
            let message = try? CMS.message(der, to: operation), CMS.isKind(NID_pkcs7_signed, message)
        else { return nil }
        let stack = try Owned(CMS_get1_certs(message.pointer), to: operation) { copenssl_certificates_free($0) }
        var found: [Certificate] = []
        for index in 0..<copenssl_certificates_count(stack.pointer) {
            found.append(try Certificate(copenssl_certificates_at(stack.pointer, index), to: operation))
        }
        return found
    }
}

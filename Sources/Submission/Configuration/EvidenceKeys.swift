package import PKI

extension Configuration {
    /// The timestamp authority with its certificates read; nil where none is configured.
    ///
    /// - Throws: `InputError` where a certificate cannot be read.
    package func timestampAuthority() throws(InputError) -> TimestampAuthority? {
        guard let timestamps else { return nil }
        return TimestampAuthority(url: timestamps.url, anchors: try Self.certificates(timestamps.authorities))
    }

    /// Certificates of those who may read what masks hide.
    ///
    /// - Throws: `InputError` where one cannot be read.
    package func readerCertificates() throws(InputError) -> [Certificate] { try Self.certificates(readers) }

    private static func certificates(_ paths: [String]) throws(InputError) -> [Certificate] {
        var certificates: [Certificate] = []
        for path in paths { certificates.append(try certificate(path)) }
        return certificates
    }

    static func certificate(_ path: String) throws(InputError) -> Certificate {
        let bytes = try InputFile.bytes(absolute(path), named: path)
        do {
            return try Certificate(bytes)
        } catch {
            throw InputError(file: path, expected: "a certificate", found: error.description)
        }
    }
}

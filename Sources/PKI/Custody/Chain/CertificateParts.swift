/// The parts of a certificate that OpenSSL does not hand out as they are encoded (RFC 5280 §4.1).
struct CertificateParts {
    let version: Int
    /// What is signed.
    let signed: [UInt8]
    let issuer: [UInt8]
    let subject: [UInt8]
    let extensions: [CertificateExtension]
    /// Of the algorithm, inside and outside of what is signed.
    let algorithms: [[UInt8]]
    let signature: [UInt8]

    init?(_ der: [UInt8]) {
        guard let outer = DERReader.elements(ofSequenceIn: der[...]), outer.count == 3,
            outer[0].tag == DERReader.sequence, let signature = outer[2].bitOctets
        else { return nil }
        var body = DERReader(outer[0].content)
        guard let version = Self.version(&body), body.next(DERReader.integer) != nil,
            let algorithm = body.next(DERReader.sequence), let issuer = body.next(DERReader.sequence),
            body.next(DERReader.sequence) != nil, let subject = body.next(DERReader.sequence),
            body.next(DERReader.sequence) != nil
        else { return nil }
        _ = body.next(0x81)
        _ = body.next(0x82)
        guard let extensions = Self.extensions(&body), body.isAtEnd else { return nil }
        self.version = version
        signed = Array(outer[0].whole)
        self.issuer = Array(issuer.whole)
        self.subject = Array(subject.whole)
        self.extensions = extensions
        algorithms = [Array(algorithm.whole), Array(outer[1].whole)]
        self.signature = signature
    }

    private static func version(_ body: inout DERReader) -> Int? {
        guard let tagged = body.next(0xA0) else { return 1 }
        return DERReader.only(DERReader.integer, in: tagged.content)?.unsigned.map { $0 + 1 }
    }

    private static func extensions(_ body: inout DERReader) -> [CertificateExtension]? {
        guard let tagged = body.next(0xA3) else { return [] }
        guard let parts = DERReader.elements(ofSequenceIn: tagged.content) else { return nil }
        let found = parts.compactMap { CertificateExtension($0) }
        return found.count == parts.count ? found : nil
    }
}

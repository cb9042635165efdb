/// One extension of a certificate or request, as it is encoded (RFC 5280 §4.1).
package struct CertificateExtension: Sendable, Hashable {
    /// Object identifier in dots.
    package let identifier: String
    package let isCritical: Bool
    /// What stands inside its OCTET STRING.
    package let value: [UInt8]
    /// Whether `critical FALSE` is written out, which DER forbids (X.690 §11.5).
    let writesDefault: Bool

    /// Reads `SEQUENCE { OID, BOOLEAN DEFAULT FALSE, OCTET STRING }`.
    init?(_ encoded: DERReader.Value) {
        var reader = DERReader(encoded.content)
        guard encoded.tag == DERReader.sequence, let name = reader.next(DERReader.objectIdentifier)?.identifier else {
            return nil
        }
        let critical = reader.next(DERReader.boolean)
        guard critical == nil || critical?.truth != nil, let octets = reader.next(DERReader.octetString),
            reader.isAtEnd
        else { return nil }
        identifier = name
        isCritical = critical?.truth ?? false
        writesDefault = critical?.truth == false
        value = octets.bytes
    }
}

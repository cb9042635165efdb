import COpenSSL
import Foundation

extension SubjectAlternativeName {
    /// Reads one `GENERAL_NAME`; text in it must be visible ASCII, which rules out a NUL that hides the rest.
    init(_ name: UnsafeMutablePointer<GENERAL_NAME>, to operation: String) throws(PKIError) {
        switch name.pointee.type {
        case GEN_DNS: self.init(kind: .dns, value: try Self.text(name.pointee.d.dNSName, operation))
        case GEN_EMAIL: self.init(kind: .email, value: try Self.text(name.pointee.d.rfc822Name, operation))
        case GEN_URI:
            self.init(kind: .uri, value: try Self.text(name.pointee.d.uniformResourceIdentifier, operation))
        case GEN_IPADD: self.init(kind: .ip, value: try Self.address(name.pointee.d.iPAddress, operation))
        case GEN_DIRNAME:
            let value = try DistinguishedName.text(name.pointee.d.directoryName, to: operation)
            self.init(kind: .directoryName, value: value)
        case GEN_RID: self.init(kind: .registeredID, value: ObjectIdentifier.text(name.pointee.d.registeredID))
        case GEN_OTHERNAME:
            let other = name.pointee.d.otherName.pointee
            let der = try encoded(operation) { i2d_ASN1_TYPE(other.value, $0) }
            self.init(kind: .otherName, value: "\(ObjectIdentifier.text(other.type_id))=\(der.lowercaseHex)")
        default:
            let der = try encoded(operation) { i2d_GENERAL_NAME(name, $0) }
            self.init(kind: .other, value: der.lowercaseHex)
        }
    }

    /// Makes a `GENERAL_NAME` of a kind that a person can ask for.
    func generalName(to operation: String) throws(PKIError) -> UnsafeMutablePointer<GENERAL_NAME> {
        let types: [Kind: Int32] = [.dns: GEN_DNS, .email: GEN_EMAIL, .uri: GEN_URI, .ip: GEN_IPADD]
        guard let type = types[kind], value.utf8.allSatisfy(Self.isVisible), !value.isEmpty else {
            throw PKIError(
                operation: operation, reasons: ["no name \"\(value)\" of the kind \(kind.rawValue) can be made"])
        }
        ERR_clear_error()
        guard let name = a2i_GENERAL_NAME(nil, nil, nil, type, value, 0) else { throw PKIError.queued(operation) }
        return name
    }

    private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    private static func bytes(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
        let count = max(0, Int(ASN1_STRING_length(string)))
        return Array(UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: count))
    }

    private static func text(_ string: UnsafePointer<ASN1_STRING>?, _ operation: String) throws(PKIError) -> String {
        let bytes = bytes(string)
        guard !bytes.isEmpty, bytes.allSatisfy(isVisible) else {
            throw PKIError(operation: operation, reasons: ["an alternative name is not visible ASCII"])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func address(_ string: UnsafePointer<ASN1_STRING>?, _ operation: String) throws(PKIError) -> String {
        let bytes = bytes(string)
        guard bytes.count == 4 || bytes.count == 16 else {
            throw PKIError(operation: operation, reasons: ["an IP address has \(bytes.count) bytes"])
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

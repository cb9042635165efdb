import COpenSSL

/// Signed and sealed messages, DER (RFC 5652).
package enum CMS {
    /// Reads one message, DER or BER, with nothing behind it.
    static func message(_ bytes: [UInt8], to operation: String) throws(PKIError) -> Owned {
        try decoded(
            bytes, to: operation, free: { CMS_ContentInfo_free($0) }, read: { d2i_CMS_ContentInfo(nil, $0, $1) })
    }

    /// The DER of a finished message.
    static func bytes(of message: borrowing Owned, to operation: String) throws(PKIError) -> [UInt8] {
        let pointer = message.pointer
        return try encoded(operation) { i2d_CMS_ContentInfo(pointer, $0) }
    }

    static func isKind(_ kind: Int32, _ message: borrowing Owned) -> Bool {
        OBJ_obj2nid(CMS_get0_type(message.pointer)) == kind
    }
}

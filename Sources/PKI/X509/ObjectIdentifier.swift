import COpenSSL

/// Object identifiers as text.
enum ObjectIdentifier {
    /// The same of a short or long name, or of dots, as OpenSSL knows it; nil for none.
    static func text(named name: String) -> String? {
        guard let object = OBJ_txt2obj(name, 0) else {
            ERR_clear_error()
            return nil
        }
        defer { ASN1_OBJECT_free(object) }
        return text(object)
    }

    /// "1.2.840.113549.1.1.1".
    static func text(_ object: OpaquePointer?) -> String {
        var text = [CChar](repeating: 0, count: 128)
        let count = OBJ_obj2txt(&text, Int32(text.count), object, 1)
        return String(decoding: text.prefix(max(0, min(127, Int(count)))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

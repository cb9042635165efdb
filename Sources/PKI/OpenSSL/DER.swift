import COpenSSL

/// The DER that one of OpenSSL's `i2d` functions writes.
func encoded(
    _ operation: String, _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
) throws(PKIError) -> [UInt8] {
    let count = write(nil)
    try check(count > 0, operation)
    var bytes = [UInt8](repeating: 0, count: Int(count))
    let written = bytes.withUnsafeMutableBufferPointer { buffer in
        var cursor = buffer.baseAddress
        return write(&cursor)
    }
    try check(written == count, operation)
    return bytes
}

/// What one of OpenSSL's `d2i` functions reads; it must use up all of `der`, which must be DER and not merely BER.
func decoded(
    _ der: [UInt8], to operation: String, free: @escaping (OpaquePointer) -> Void,
    read: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?,
    write: ((OpaquePointer, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32)? = nil
) throws(PKIError) -> Owned {
    ERR_clear_error()
    var used = 0
    let made = der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
        var cursor = buffer.baseAddress
        defer { used = (cursor ?? buffer.baseAddress).map { $0 - (buffer.baseAddress ?? $0) } ?? 0 }
        return read(&cursor, buffer.count)
    }
    let owned = try Owned(made, to: operation, free: free)
    guard used == der.count else {
        throw PKIError(operation: operation, reasons: ["\(der.count - used) bytes stand behind it"])
    }
    if let write {
        let pointer = owned.pointer
        guard try encoded(operation, { write(pointer, $0) }) == der else {
            throw PKIError(operation: operation, reasons: ["it is not encoded in DER"])
        }
    }
    return owned
}

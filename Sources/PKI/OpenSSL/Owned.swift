import COpenSSL

/// One object of OpenSSL's, freed when this goes.
struct Owned: ~Copyable {
    let pointer: OpaquePointer
    private let free: (OpaquePointer) -> Void

    /// Takes what a maker returned; its nil becomes the error that OpenSSL queued.
    init(
        _ made: OpaquePointer?, to operation: String, free: @escaping (OpaquePointer) -> Void
    ) throws(PKIError) {
        guard let made else { throw PKIError.queued(operation) }
        pointer = made
        self.free = free
    }

    deinit { free(pointer) }
}

extension Owned {
    /// A memory BIO holding a copy of `bytes`.
    static func bio(_ bytes: [UInt8] = [], to operation: String) throws(PKIError) -> Owned {
        let bio = try Owned(BIO_new(BIO_s_mem()), to: operation) { _ = BIO_free($0) }
        guard let count = Int32(exactly: bytes.count) else {
            throw PKIError(operation: operation, reasons: ["more than 2 GiB"])
        }
        if count > 0 { try check(BIO_write(bio.pointer, bytes, count) == count, operation) }
        return bio
    }

    /// What stands in this memory BIO.
    borrowing func contents() -> [UInt8] {
        var start: UnsafePointer<UInt8>?
        let count = copenssl_bio_bytes(pointer, &start)
        return Array(UnsafeBufferPointer(start: start, count: count))
    }
}

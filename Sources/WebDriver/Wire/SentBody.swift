import Glibc

/// The bytes of a request, which may hold a secret; overwritten when their last owner ends.
///
/// In a place of their own, because libcurl reads them there until the exchange has ended.
final class SentBody: @unchecked Sendable {
    // Read only, until nobody else is left.
    private let bytes: UnsafeMutableRawBufferPointer

    init(_ bytes: consuming [UInt8]) {
        var given = bytes
        self.bytes = .allocate(byteCount: given.count, alignment: 1)
        self.bytes.copyBytes(from: given)
        given.wipe()
    }

    deinit {
        if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
        bytes.deallocate()
    }

    /// Valid as long as this object.
    var pointer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(bytes) }
}

/// The bytes of a request, which may hold a secret; overwritten when their last owner ends.
final class SentBody: @unchecked Sendable {
    // Read only, until nobody else is left.
    private var bytes: [UInt8]

    init(_ bytes: consuming [UInt8]) {
        self.bytes = bytes
    }

    deinit {
        bytes.wipe()
    }

    func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        bytes.withUnsafeBytes(body)
    }
}

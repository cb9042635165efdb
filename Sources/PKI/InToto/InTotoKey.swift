/// A key as securesystemslib names and uses it.
struct InTotoKey {
    private let key: PrivateKey
    private let publicKey: InTotoPublicKey

    init(_ key: PrivateKey, to operation: String) throws(PKIError) {
        self.key = key
        publicKey = try InTotoPublicKey(key.pointer, to: operation)
    }

    /// As in a link's name and in a signature.
    var id: String { publicKey.id }

    /// The public half as a layout lists it.
    var json: JSON { publicKey.json }

    /// The signature in hexadecimal digits.
    func signature(over bytes: [UInt8], to operation: String) throws(PKIError) -> String {
        try key.plainSignature(over: bytes, to: operation).lowercaseHex
    }
}

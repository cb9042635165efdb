/// One file of an attestation: certificates, a statement, a signature over it.
package struct CustodyFile: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]

    /// Takes both as given.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// More is no attestation.
    static let largest = 1 << 20
}

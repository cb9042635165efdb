/// One way in which a body is not what was approved.
package struct Mismatch: Hashable, Sendable, CustomStringConvertible {
    /// The field's name.
    package let field: String
    /// In which way it differs.
    package let kind: Kind
    /// What it should be, in words.
    package let expected: String
    /// What it is, in words; never the text of a field that the map does not know or calls opaque.
    package let found: String

    /// The ways in which a field can differ.
    package enum Kind: String, Hashable, Sendable {
        /// It is not there.
        case missing
        /// It is there and should not be.
        case extra
        /// It has other values, or the same in another order.
        case changed
        /// It is longer than the map allows.
        case tooLong = "too long"
    }

    /// For people: `changed  subject_dn is “CN=b”, the packet says “CN=a”`.
    package var description: String {
        switch kind {
        case .missing: "missing  \(field), the packet says \(expected)"
        case .extra: "extra  \(field) (\(found)), which the map does not know"
        case .changed: "changed  \(field) is \(found), the packet says \(expected)"
        case .tooLong: "too long  \(field) has \(found), the map allows \(expected)"
        }
    }
}

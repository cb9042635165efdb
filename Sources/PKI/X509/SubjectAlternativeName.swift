/// One name that a certificate or request speaks for (RFC 5280 §4.2.1.6).
package struct SubjectAlternativeName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kinds of name that a portal can be asked for, and those that are only reported.
    package enum Kind: String, Sendable, CaseIterable {
        case dns
        case email
        case uri
        case ip
        case directoryName
        /// An object identifier in dots.
        case registeredID
        /// "1.3.6.1.4.1.311.20.2.3=" and the value's DER in hexadecimal.
        case otherName
        /// Any other kind: its value is the name's DER in hexadecimal.
        case other
    }

    package let kind: Kind
    package let value: String

    /// Names a name.
    package init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.value) < (right.kind.rawValue, right.value)
    }

    package var description: String { "\(kind.rawValue): \(value)" }
}

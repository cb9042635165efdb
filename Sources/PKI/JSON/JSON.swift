/// A JSON value as packets, records and evidence use it: text and whole numbers, no fractions (I-JSON, RFC 7493).
package enum JSON: Sendable {
    case null
    case bool(Bool)
    /// At most 2^53 − 1 either way, so that every reader sees the same number.
    case integer(Int64)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// The member of an object; nil for another kind of value.
    package subscript(key: String) -> JSON? { object?[key] }

    /// The text, if this is text.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The whole number, if this is one.
    package var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The truth value, if this is one.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, if this is an array.
    package var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, if this is an object.
    package var object: [String: JSON]? {
        if case .object(let members) = self { members } else { nil }
    }
}

// Swift takes "é" and "e◌́" for the same text, a digest does not: values are equal only where their bytes are.
extension JSON: Hashable {
    package static func == (left: JSON, right: JSON) -> Bool { left.canonical() == right.canonical() }

    package func hash(into hasher: inout Hasher) { hasher.combine(canonical()) }
}

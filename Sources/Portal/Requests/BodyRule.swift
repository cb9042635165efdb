/// What a declared request carries under one name.
package struct BodyRule: Hashable, Sendable {
    /// The field's name; for JSON a pointer such as `/csr`.
    package let name: String
    /// What it must be.
    package let source: BodySource
}

/// What a field of a body must be.
package enum BodySource: Hashable, Sendable {
    /// The values of a source, in order.
    case value(ValueSource)
    /// The draft's id.
    case draft
    /// What the page shows at a selector, read before the click.
    case page(String)
    /// One file of those named at a path, by name and digest.
    case file(PacketPath)
    /// A JSON text whose leaves, named by pointers, are these and no others.
    case json([BodyRule])
    /// There, once, and without text.
    case empty
    /// Anything, once, up to so many bytes (CSRF tokens, view state, credentials).
    case opaque(maximumLength: Int)
}

package import PKI

/// What a body must carry under one name.
package struct ExpectedField: Hashable, Sendable {
    /// The field's name.
    package let name: String
    /// What must stand under it.
    package let values: ExpectedValues

    /// What a body must carry under one name.
    package init(name: String, values: ExpectedValues) {
        self.name = name
        self.values = values
    }
}

/// What must stand under a name.
package enum ExpectedValues: Hashable, Sendable {
    /// Exactly these texts, in this order; none means the name is absent.
    case exactly([String])
    /// One text that is not compared, of at most so many bytes.
    case opaque(maximumLength: Int)
    /// One file, one of these.
    case file(anyOf: [ExpectedFile])
    /// One JSON text with these leaves, named by their pointers, and no others.
    case json([ExpectedField])
}

/// A file that may be uploaded.
package struct ExpectedFile: Hashable, Sendable {
    /// The file's name without folders, as browsers send it.
    package let name: String
    /// The digest of its bytes.
    package let sha256: SHA256Digest

    /// A file that may be uploaded.
    package init(name: String, sha256: SHA256Digest) {
        self.name = name
        self.sha256 = sha256
    }
}

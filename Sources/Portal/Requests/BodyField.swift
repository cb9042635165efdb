package import PKI

/// One field of a request's body as the browser encoded it.
package struct BodyField: Hashable, Sendable {
    /// Its name; for JSON a pointer such as `/names/0/value`.
    package let name: String
    /// Its text; empty for a file.
    package let value: String
    /// The name of the file it carries, if it carries one.
    package let fileName: String?
    /// The digest of the file's bytes.
    package let sha256: SHA256Digest?

    /// A field that carries text.
    package init(name: String, value: String) {
        self.init(name: name, value: value, fileName: nil, sha256: nil)
    }

    /// A field that carries a file.
    package init(name: String, fileName: String, sha256: SHA256Digest) {
        self.init(name: name, value: "", fileName: fileName, sha256: sha256)
    }

    private init(name: String, value: String, fileName: String?, sha256: SHA256Digest?) {
        self.name = name
        self.value = value
        self.fileName = fileName
        self.sha256 = sha256
    }
}

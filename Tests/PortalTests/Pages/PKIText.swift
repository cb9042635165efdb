import PKI

enum PKIText {
    /// A text as a JavaScript literal.
    static func json(_ text: String) -> [UInt8] { JSON.string(text).canonical() }
}

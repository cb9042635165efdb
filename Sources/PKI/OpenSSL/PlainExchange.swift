import COpenSSL

/// One POST over plain HTTP to somebody whose answers are signed in themselves (RFC 3161 §3.4, RFC 6960 appendix A).
struct PlainExchange {
    /// `http://host[:port]/path`.
    let url: String
    /// Content type of what is sent.
    let kind: String
    /// Content type of what must come back.
    let answerKind: String
    /// The longest wait for an answer, in seconds.
    let patience: Int

    /// Sends `question` (DER), and returns the answer's bytes, unread; blocks until it is there.
    ///
    /// - Throws: `PKIError` where there is no such answer.
    func perform(_ question: [UInt8], to operation: String) throws(PKIError) -> [UInt8] {
        guard url.hasPrefix("http://") else {
            throw PKIError(operation: operation, reasons: ["only http:// is spoken: its answer is signed in itself"])
        }
        ERR_clear_error()
        let body = try Owned.bio(question, to: operation)
        let made = copenssl_ask(url, body.pointer, kind, answerKind, Self.most, Int32(patience))
        let answer = try Owned(made, to: operation) { _ = BIO_free($0) }
        return answer.contents()
    }

    private static let most = 1 << 20
}

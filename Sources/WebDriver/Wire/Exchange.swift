/// One HTTP request to a remote end, with everything that bounds it.
struct Exchange: Sendable {
    /// `GET`, `POST` or `DELETE`.
    let method: String
    /// The whole URL.
    let url: String
    /// The JSON body; empty for none.
    let body: SentBody
    /// From sending to the last byte of the answer.
    let deadline: Duration
    /// Whether libcurl may send it again by itself, which it does when a kept connection ends before an answer
    /// (measured with 7.88); a request that changes something is sent once.
    let mayRepeat: Bool
    /// What a remote end on another machine asks for.
    var access: Access?
}

/// Why there is no answer.
enum TransportFailure: Error, Sendable {
    /// No connection was made: nothing was sent.
    case notSent(String)
    /// The request may have arrived; what became of it is not known.
    case unknown(String)
    /// The deadline passed; what became of the request is not known.
    case deadline
    /// The caller was cancelled; what became of the request is not known.
    case cancelled
    /// What came back is not HTTP, or less than it promised.
    case malformed(String)
    /// The answer is larger than ``Transport/sizeLimit`` bytes.
    case tooLarge
}

import COpenSSL

/// A timestamp authority by URL, and whom its tokens must chain to.
package struct TimestampAuthority: Sendable, Hashable {
    /// `http://host[:port]/path`.
    package let url: String
    /// The authority's own certificate or one above it.
    package let anchors: [Certificate]
    /// The longest wait for an answer, in seconds.
    package let patience: Int

    /// Names an authority.
    package init(url: String, anchors: [Certificate], patience: Int = 15) {
        self.url = url
        self.anchors = anchors
        self.patience = patience
    }

    /// A timestamp over `content`, verified before it is returned; blocks until the answer is there.
    ///
    /// - Throws: `PKIError` where the authority does not answer, or with something else than a good timestamp.
    package func stamp(_ content: [UInt8]) throws(PKIError) -> TimestampAnswer {
        try timed(content).answer
    }

    /// The same, with what the authority's clock said: milliseconds since 1970, of whole seconds.
    ///
    /// - Throws: as above.
    package func timed(_ content: [UInt8]) throws(PKIError) -> (answer: TimestampAnswer, time: Int64) {
        let query = try TimestampQuery(over: content)
        let answer = TimestampAnswer(der: try post(query))
        return (answer, try answer.verify(over: content, anchors: anchors, query: query).time)
    }

    private func post(_ query: TimestampQuery) throws(PKIError) -> [UInt8] {
        try PlainExchange(
            url: url, kind: "application/timestamp-query", answerKind: "application/timestamp-reply",
            patience: patience
        ).perform(query.der, to: "get a timestamp from \(url)")
    }
}

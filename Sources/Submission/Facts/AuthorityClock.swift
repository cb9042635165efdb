package import Governance

extension ClockReading {
    /// The least that an authority's clock can be away whose token, of whole seconds, was made between two moments here.
    ///
    /// - Parameters:
    ///   - time: what the token says (genTime, RFC 3161 §2.4.2).
    ///   - asked: this machine's time before it was asked for.
    ///   - answered: this machine's time when it was there.
    ///   - authority: its URL.
    package init(token time: Instant, asked: Instant, answered: Instant, authority: String) {
        let ahead = asked.since(time) - 999
        self.init(source: "\(authority), genTime", offset: ahead > 0 ? ahead : min(0, answered.since(time)))
    }
}

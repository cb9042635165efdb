import PKI

/// How long the evidence of one run has to be kept.
package struct Retention: Sendable {
    /// What a look at the evidence found.
    package enum Verdict: Sendable, Hashable {
        /// It stays, for this reason.
        case keep(String)
        /// Its time was over then.
        case over(Timestamp)
    }

    /// Two years: nothing may be removed sooner after the certificate's end.
    package static let shortest: Int64 = 730 * 86_400_000

    /// Judges by the run's state now, its addenda and the time.
    ///
    /// `length` is counted in milliseconds from the certificate's end, or from the run's where nothing was submitted.
    package static func judge(
        _ run: RunSummary, addenda: [SignedAddendum], length: Int64, now: Timestamp
    ) -> Verdict {
        let length = max(length, shortest)
        switch run.state {
        case .running: return .keep("the run is open")
        case .held: return .keep("the run is held")
        default: break
        }
        let holds = addenda.map(\.addendum).filter { $0.kind == .legalHold || $0.kind == .legalHoldEnd }
        if holds.last?.kind == .legalHold { return .keep("legal hold") }
        let certificates = addenda.filter { $0.addendum.kind == .certificate }
        let end = certificates.compactMap { $0.addendum.body["notAfter"]?.string.flatMap(Timestamp.init) }.max()
        let wasSubmitted = run.state == .confirmed || run.state == .closed
        guard let end = end ?? (wasSubmitted ? nil : run.endedAt.map(Timestamp.init)) else {
            return .keep("nobody recorded until when the certificate holds")
        }
        let over = Timestamp(milliseconds: end.milliseconds + length)
        return over < now ? .over(over) : .keep("until \(over)")
    }
}

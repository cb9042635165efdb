import Submission

extension FormOptions {
    /// Tells every reason to refuse.
    ///
    /// - Throws: always `Stop`, with the exit code of a refusal.
    func refuse(_ reasons: [Reason]) throws -> Never {
        if asJSON {
            reasons.forEach { JSONLine.print($0) }
        } else {
            reasons.flatMap(OutcomeText(style: .ofOutput).reason).forEach { print($0) }
        }
        throw Stop(.refused)
    }
}

import Evidence
import Foundation
import Governance
import PKI
import Portal
import WebDriver

/// One submission from its first gate to its outcome, with journal and evidence.
package struct Run: Sendable {
    private let request: SubmissionRequest
    private let interruption: Interruption

    /// A run that has not begun.
    package init(_ request: SubmissionRequest, interruption: Interruption = Interruption()) {
        self.request = request
        self.interruption = interruption
    }

    /// Does it, telling what happens; a wish to end it is looked at between steps.
    package func perform(report: @escaping @Sendable (RunEvent) -> Void) async -> RunOutcome {
        let outcome: RunOutcome
        do {
            let preparation = try await RunPreparation.make(request, interruption)
            outcome = await preparation.perform(report)
        } catch {
            outcome = .failed(Failure(what: error.description, remedy: error.remedy))
        }
        report(.finished(outcome))
        return outcome
    }
}

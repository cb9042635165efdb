/// What a person says became of a request whose outcome is unknown; its worth is judged by ``HoldRules``.
package struct HoldDecision: Hashable, Sendable {
    /// What can be decided.
    package enum Finding: String, CaseIterable, Hashable, Sendable {
        /// The portal has it, under the request named.
        case submitted
        /// It never reached the portal.
        case notSubmitted = "not-submitted"
        /// Somebody submitted it by another way, under the request named.
        case submittedElsewhere = "submitted-elsewhere"
        /// The portal has closed the request named.
        case closed

        /// Whether it names the portal's request.
        package var namesRequest: Bool { self != .notSubmitted }
    }

    /// The run it is about.
    package var run: String
    /// What became of the request.
    package var finding: Finding
    /// The portal's request; nil when there is none.
    package var request: String?
    /// Why the person is sure.
    package var reason: String
    /// SHA-256 of the statement of the portal's operator, hexadecimal.
    package var statement: String?
    /// Identity in the registry.
    package var person: String
    /// When.
    package var decided: Instant
    /// Whether its signature holds.
    package var signature: SignatureState

    /// Takes every part as given; nothing is judged here.
    package init(
        run: String, finding: Finding, request: String? = nil, reason: String, statement: String? = nil,
        person: String, decided: Instant, signature: SignatureState
    ) {
        self.run = run
        self.finding = finding
        self.request = request
        self.reason = reason
        self.statement = statement
        self.person = person
        self.decided = decided
        self.signature = signature
    }
}

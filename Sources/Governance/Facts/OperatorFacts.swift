/// Who runs a submission, and what shows it.
package struct OperatorFacts: Hashable, Sendable {
    /// Identity in the registry, as the configuration says it.
    package var id: String
    /// What became of having the operator's key sign a challenge that nobody could foresee.
    package var proof: SignatureState
    /// The account of whoever started a service, as the system that started it says.
    package var startedBy: Account?
    /// The account that the portal shows after the login; nil before it.
    package var accountSeen: String?

    /// Takes every part as given; nothing is judged here.
    package init(id: String, proof: SignatureState, startedBy: Account? = nil, accountSeen: String? = nil) {
        self.id = id
        self.proof = proof
        self.startedBy = startedBy
        self.accountSeen = accountSeen
    }
}

extension Facts {
    /// Everyone who runs this submission: the operator and, for a service, who started it.
    var performers: [Person] {
        let starters = performer.startedBy.map { registry.holders(of: $0).map(\.person) } ?? []
        return [person(performer.id)] + (registry.person(performer.id)?.isService == true ? starters : [])
    }
}

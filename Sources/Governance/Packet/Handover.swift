/// Who takes over when the tool stops.
package struct Handover: Hashable, Sendable {
    /// Answers for the request.
    package var owner: Person
    /// Looks at what was done.
    package var reviewer: Person
    /// Stand in for the owner.
    package var deputies: [Person]
    /// Reachable now.
    package var onCall: Person

    /// Takes every part as given; nothing is judged here.
    package init(owner: Person, reviewer: Person, deputies: [Person], onCall: Person) {
        self.owner = owner
        self.reviewer = reviewer
        self.deputies = deputies
        self.onCall = onCall
    }
}

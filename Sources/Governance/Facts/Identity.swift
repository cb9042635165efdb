extension Person {
    /// Whether both are one natural person: the same identity or the same address, whatever the case.
    ///
    /// Wider than equality on purpose: two accounts of one person must never pass for two persons.
    func isSame(as other: Person) -> Bool {
        id.lowercased() == other.id.lowercased()
            || (!email.isEmpty && email.lowercased() == other.email.lowercased())
    }
}

extension Facts {
    /// Who this identity is: the registry's person, or one of whom only the identity is known.
    func person(_ id: String) -> Person {
        registry.known(id)
    }
}

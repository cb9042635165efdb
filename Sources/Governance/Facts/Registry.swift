/// A person with the roles they may act in and the certificates they sign with.
package struct RegisteredPerson: Hashable, Sendable {
    /// Who.
    package var person: Person
    /// Roles, as ``Role`` spells them.
    package var roles: [String]
    /// SHA-256 of each certificate, hexadecimal.
    package var certificates: [String]

    /// Takes every part as given; nothing is judged here.
    package init(person: Person, roles: [String], certificates: [String]) {
        self.person = person
        self.roles = roles
        self.certificates = certificates
    }
}

/// The persons known here.
package struct Registry: Hashable, Sendable {
    /// SHA-256 of the file, hexadecimal.
    package var digest: String
    /// All of them.
    package var persons: [RegisteredPerson]

    /// Takes every part as given; nothing is judged here.
    package init(digest: String, persons: [RegisteredPerson]) {
        self.digest = digest
        self.persons = persons
    }

    /// The person with exactly this identity.
    package func person(_ id: String) -> RegisteredPerson? {
        persons.first { $0.person.id.isExactly(id) }
    }

    /// Who this identity is: the person of that identity, or one of whom only the identity is known.
    func known(_ id: String) -> Person {
        person(id)?.person ?? Person(id: id, name: "", email: "")
    }

    /// Everyone who is registered with the certificate of this SHA-256; more than one is a fault.
    package func holders(ofCertificate sha256: String) -> [RegisteredPerson] {
        persons.filter { $0.certificates.holdsExactly(sha256) }
    }
}

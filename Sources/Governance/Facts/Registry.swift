/// A person, or a service that runs submissions, with what is theirs.
package struct RegisteredPerson: Hashable, Sendable {
    /// Who.
    package var person: Person
    /// Roles, as ``Role`` spells them.
    package var roles: [String]
    /// SHA-256 of each certificate, hexadecimal.
    package var certificates: [String]
    /// Accounts at portals and other systems.
    package var accounts: [Account]
    /// For whom they may act.
    package var deputyships: [Deputyship]
    /// Whether it is a service, such as a CI runner's identity: never an approver, and somebody starts it.
    package var isService: Bool

    /// Takes every part as given; nothing is judged here.
    package init(
        person: Person, roles: [String], certificates: [String], accounts: [Account] = [],
        deputyships: [Deputyship] = [], isService: Bool = false
    ) {
        self.person = person
        self.roles = roles
        self.certificates = certificates
        self.accounts = accounts
        self.deputyships = deputyships
        self.isService = isService
    }
}

/// An account of somebody at a portal or another system.
package struct Account: Hashable, Sendable {
    /// Portal or system, as the configuration names it.
    package var system: String
    /// Name of the account there.
    package var name: String

    /// Takes both as given.
    package init(system: String, name: String) {
        self.system = system
        self.name = name
    }
}

/// The right to act for another person, in one role, within bounds; it cannot be handed on.
package struct Deputyship: Hashable, Sendable {
    /// Identity of the person acted for.
    package var principal: String
    /// Role, as ``Role`` spells it.
    package var role: String
    /// Environments it covers.
    package var environments: [String]
    /// Profiles it covers; empty: all.
    package var profiles: [String]
    /// First moment at which it counts.
    package var from: Instant
    /// First moment at which it no longer counts.
    package var until: Instant

    /// Takes every part as given; nothing is judged here.
    package init(
        principal: String, role: String, environments: [String], profiles: [String], from: Instant, until: Instant
    ) {
        self.principal = principal
        self.role = role
        self.environments = environments
        self.profiles = profiles
        self.from = from
        self.until = until
    }
}

/// The persons and services known here.
package struct Registry: Hashable, Sendable {
    /// SHA-256 of the file, hexadecimal.
    package var digest: String
    /// Version; may only rise.
    package var version: Int
    /// All of them.
    package var persons: [RegisteredPerson]

    /// Takes every part as given; nothing is judged here.
    package init(digest: String, version: Int = 1, persons: [RegisteredPerson]) {
        self.digest = digest
        self.version = version
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

    /// Everyone who is registered with this account; more than one is a fault.
    package func holders(of account: Account) -> [RegisteredPerson] {
        persons.filter { person in
            person.accounts.contains { $0.system.isExactly(account.system) && $0.name.isExactly(account.name) }
        }
    }
}

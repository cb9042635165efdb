/// What root says of this machine: who may sign rules, and which portals are production.
package struct Pins: Hashable, Sendable {
    /// Whoever may sign policy, registry, maps and inventory.
    package struct Signer: Hashable, Sendable {
        /// The natural person.
        package var person: Person
        /// SHA-256 of their certificate, hexadecimal.
        package var certificate: String

        /// Takes both as given.
        package init(person: Person, certificate: String) {
            self.person = person
            self.certificate = certificate
        }
    }

    /// Path of the file.
    package var source: String
    /// SHA-256 of the file, hexadecimal.
    package var digest: String
    /// Those who may sign.
    package var signers: [Signer]
    /// Environments that are production.
    package var environments: [String]
    /// Origins of production portals; every portal at one of them is production, whatever it is called.
    package var origins: [String]
    /// Configuration files that count in production.
    package var configurations: [String]
    /// Least versions, by kind of input.
    package var leastVersions: [String: Int]
    /// SHA-256 (hexadecimal) of the issuer's SubjectPublicKeyInfo that may vouch for an origin's certificate, by origin.
    package var issuers: [String: [String]]

    /// Takes every part as given; nothing is judged here.
    package init(
        source: String, digest: String, signers: [Signer], environments: [String], origins: [String],
        configurations: [String], leastVersions: [String: Int] = [:], issuers: [String: [String]] = [:]
    ) {
        self.source = source
        self.digest = digest
        self.signers = signers
        self.environments = environments
        self.origins = origins
        self.configurations = configurations
        self.leastVersions = leastVersions
        self.issuers = issuers
    }
}

/// This installation, as a rule about production has to know it.
package struct InstallationFacts: Hashable, Sendable {
    /// Root's file; nil with a reason where there is none that counts.
    package var pins: Pins?
    /// Why there are no pins.
    package var withoutPins: String
    /// Path of the configuration in use.
    package var configuration: String
    /// Origin of the portal that was chosen.
    package var origin: String
    /// Flags and environment variables that replace something of the configuration.
    package var overrides: [String]
    /// Paths that somebody other than root could replace, each with the reason.
    package var replaceable: [String]

    /// Takes every part as given; nothing is judged here.
    package init(
        pins: Pins?, withoutPins: String = "", configuration: String, origin: String, overrides: [String] = [],
        replaceable: [String] = []
    ) {
        self.pins = pins
        self.withoutPins = withoutPins
        self.configuration = configuration
        self.origin = origin
        self.overrides = overrides
        self.replaceable = replaceable
    }
}

extension InstallationFacts {
    /// Whether an environment of this name, or any portal at this origin, is production.
    package func isProduction(_ environment: String, at origin: String) -> Bool {
        (pins?.environments ?? ["production"]).holdsExactly(environment) || pins?.origins.holdsExactly(origin) == true
    }
}

extension Facts {
    /// Whether this is production: by the environment's name, the packet's word, or the portal's origin.
    package var isProduction: Bool {
        [environment, packet.environment].contains { installation.isProduction($0, at: installation.origin) }
    }

    /// Whether the portal itself is asked for the key before anything is entered: a journal of one machine's own cannot
    /// tell that an older one was deleted, and in production nobody else would know of what that had released.
    package var demandsLookUp: Bool {
        !hasSharedClaims && (isProduction || policy.lookUpFirst.holdsExactly(environment))
    }
}

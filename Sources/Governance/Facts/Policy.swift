/// What a certificate profile may ask for.
package struct ProfileRule: Hashable, Sendable {
    /// Name of the profile.
    package var name: String
    /// Kinds of key, such as `EC P-384`.
    package var keyTypes: [String]
    /// Types of subject alternative names.
    package var alternativeNameKinds: [String]
    /// Longest validity in days.
    package var maximumValidityDays: Int
    /// Environments it may be used in.
    package var environments: [String]
    /// Key identifiers of the issuers that may sign it.
    package var issuers: [String]
    /// What custody of the key it demands.
    package var custody: CustodyDemand
    /// Items of the record's checklist that must be done, and the only ones that it may have.
    package var prerequisites: [String]
    /// Extended key usages that may be asked for, in OpenSSL's words; nil: whatever no rule refuses.
    package var extendedKeyUsages: [String]?
    /// Whether a person has to watch, also where the environment lets runs go unattended.
    package var isHeaded = false

    /// Takes every part as given; nothing is judged here.
    package init(
        name: String,
        keyTypes: [String],
        alternativeNameKinds: [String],
        maximumValidityDays: Int,
        environments: [String],
        issuers: [String],
        custody: CustodyDemand = CustodyDemand(),
        prerequisites: [String] = []
    ) {
        self.name = name
        self.keyTypes = keyTypes
        self.alternativeNameKinds = alternativeNameKinds
        self.maximumValidityDays = maximumValidityDays
        self.environments = environments
        self.issuers = issuers
        self.custody = custody
        self.prerequisites = prerequisites
    }
}

/// The organization's limits.
package struct Policy: Hashable, Sendable {
    /// SHA-256 of the file, hexadecimal.
    package var digest: String
    /// Name of the policy.
    package var name: String
    /// Version; may only rise.
    package var version: Int
    /// The catalogue of profiles.
    package var profiles: [ProfileRule]
    /// Longest time an approval counts, in milliseconds.
    package var approvalMaximumAge: Int64
    /// Least time left in the window, in milliseconds.
    package var minimumWindowRemaining: Int64
    /// Longest time a permit and its facts count, in milliseconds.
    package var permitMaximumAge: Int64
    /// Environments in which no person need watch.
    package var unattendedEnvironments: [String]
    /// Environments in which the claim on a key must be shared by all machines.
    package var sharedClaims: [String]
    /// Environments in which the portal is asked for the key before a run, where claims are one machine's own.
    package var lookUpFirst: [String] = []
    /// Requests whose body a browser cannot show, which may go uncompared.
    package var uncompared: [String]
    /// Environments in which a field may be entered that only another locator of the map finds.
    package var movedFieldEnvironments: [String] = []
    /// Environments in which a portal may be used that issues at once, without a person there who looks first.
    package var immediateIssuanceEnvironments: [String] = []
    /// Production environments in which a map may be used that says of itself that it is untested.
    package var untestedMapEnvironments: [String] = []
    /// Environments in which a portal may be used that does not show who is signed in.
    package var unshownAccountEnvironments: [String] = []
    /// Environments in which a walk that only looks may make a draft and discard it.
    package var surveyDraftEnvironments: [String] = ["staging"]
    /// How old the submission may be that speaks for a map's release for production, in milliseconds.
    package var mapTrialMaximumAge: Int64 = 14 * 86_400_000
    /// Whether evidence without a timestamp counts as incomplete.
    package var demandsTimestamp: Bool
    /// Whether somebody else has to have the journal's head before a release: a timestamp authority or a witness.
    package var demandsWitness = false
    /// Validations of cryptographic modules, as they were looked up.
    package var modules: [ValidatedModule]
    /// Longest time an approval in a role counts, in milliseconds, where it is less than for the others.
    package var approvalMaximumAgeByRole: [String: Int64] = [:]
    /// Inventory of trust chains with their dates; empty: none is kept.
    package var issuers: [IssuerEntry] = []
    /// Systems of record whose accounts count where an approval carries no signature.
    package var recordAccounts: [String] = []
    /// The pack of baseline requirements; nil: none is chosen.
    package var baseline: BaselinePack?

    /// Takes every part as given; nothing is judged here.
    package init(
        digest: String,
        name: String,
        version: Int,
        profiles: [ProfileRule],
        approvalMaximumAge: Int64,
        minimumWindowRemaining: Int64,
        permitMaximumAge: Int64,
        unattendedEnvironments: [String],
        uncompared: [String],
        demandsTimestamp: Bool = false,
        sharedClaims: [String] = [],
        modules: [ValidatedModule] = []
    ) {
        self.digest = digest
        self.name = name
        self.version = version
        self.profiles = profiles
        self.approvalMaximumAge = approvalMaximumAge
        self.minimumWindowRemaining = minimumWindowRemaining
        self.permitMaximumAge = permitMaximumAge
        self.unattendedEnvironments = unattendedEnvironments
        self.sharedClaims = sharedClaims
        self.uncompared = uncompared
        self.demandsTimestamp = demandsTimestamp
        self.modules = modules
    }

    /// The profile with exactly this name.
    package func profile(_ name: String) -> ProfileRule? {
        profiles.first { $0.name.isExactly(name) }
    }
}

extension Policy {
    /// Whether runs of an environment may go without a person who watches.
    package func isUnattended(in environment: String) -> Bool { unattendedEnvironments.holdsExactly(environment) }
}

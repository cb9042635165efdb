/// A submission on a portal where things are tried out, as its own sealed evidence shows it.
package struct StagedSubmission: Hashable, Sendable {
    /// Name of the run.
    package var run: String
    /// Folder of its evidence.
    package var source: String
    /// Environment it ran in.
    package var environment: String
    /// Whether that portal is production, whatever it is called.
    package var isProduction: Bool
    /// How it ended, such as `confirmed`.
    package var state: String
    /// The portal's id of the request that it confirmed; nil: it confirmed none.
    package var confirmation: String?
    /// When it ended.
    package var ended: Instant
    /// SHA-256 of the map it went by, hexadecimal.
    package var mapSHA256: String
    /// SHA-256 of the fingerprint its pages were compared with, hexadecimal; nil: none.
    package var fingerprintSHA256: String?
    /// Checks of the evidence that failed, a sentence each.
    package var faults: [String]

    /// Takes every part as given; nothing is judged here.
    package init(
        run: String, source: String, environment: String, isProduction: Bool, state: String, confirmation: String?,
        ended: Instant, mapSHA256: String, fingerprintSHA256: String?, faults: [String]
    ) {
        self.run = run
        self.source = source
        self.environment = environment
        self.isProduction = isProduction
        self.state = state
        self.confirmation = confirmation
        self.ended = ended
        self.mapSHA256 = mapSHA256
        self.fingerprintSHA256 = fingerprintSHA256
        self.faults = faults
    }
}

/// What a release of a map's version for production is judged by.
package struct MapReleaseFacts: Hashable, Sendable {
    /// Now.
    package var now: Instant
    /// The version, as its folder is named.
    package var version: String
    /// SHA-256 of map.yaml, hexadecimal.
    package var mapSHA256: String
    /// SHA-256 of fingerprint.json, hexadecimal; nil: the version was not released yet, not even to be tried out.
    package var fingerprintSHA256: String?
    /// Identity of the map's author: as the list of maps names them, else who released it first; nil: nobody is named.
    package var author: String?
    /// A person's signature over the release, with the person's identity as its source.
    package var signatures: [Sourced<SignatureState>]
    /// The submission that is to speak for the version; nil: there is none.
    package var submission: StagedSubmission?
    /// Where a submission was looked for.
    package var searched: String
    /// What the policy demands.
    package var policy: Policy
    /// The persons known here.
    package var registry: Registry

    /// Takes every part as given; nothing is judged here.
    package init(
        now: Instant, version: String, mapSHA256: String, fingerprintSHA256: String?, author: String?,
        signatures: [Sourced<SignatureState>], submission: StagedSubmission?, searched: String, policy: Policy,
        registry: Registry
    ) {
        self.now = now
        self.version = version
        self.mapSHA256 = mapSHA256
        self.fingerprintSHA256 = fingerprintSHA256
        self.author = author
        self.signatures = signatures
        self.submission = submission
        self.searched = searched
        self.policy = policy
        self.registry = registry
    }
}

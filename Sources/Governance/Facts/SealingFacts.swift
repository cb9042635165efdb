/// What came of probing everything that a run's evidence is sealed with.
package struct SealingFacts: Hashable, Sendable {
    /// One thing that sealing needs.
    package struct Probe: Hashable, Sendable {
        /// What it is, such as `The key of operator.crt`.
        package var name: String
        /// Where it was named.
        package var source: String
        /// Why it cannot be used; nil where it was used just now.
        package var fault: String?
        /// What would mend it.
        package var remedy: String

        /// Takes every part as given.
        package init(name: String, source: String, fault: String?, remedy: String) {
            self.name = name
            self.source = source
            self.fault = fault
            self.remedy = remedy
        }
    }

    /// Empty: nobody looked.
    package var probes: [Probe]
    /// Whether a timestamp authority is configured.
    package var hasAuthority: Bool
    /// Whether a witness is configured who is given the journal's head before a release.
    package var hasWitness = false

    /// Takes every part as given; nothing is judged here.
    package init(probes: [Probe] = [], hasAuthority: Bool = false) {
        self.probes = probes
        self.hasAuthority = hasAuthority
    }
}

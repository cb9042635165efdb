/// A named pack of requirements that a public authority, or the organization itself, demands of every request.
package struct BaselinePack: Hashable, Sendable {
    /// Where each requirement stands.
    package struct Sections: Hashable, Sendable {
        package var key: String
        package var validity: String
        package var protection: String
        package var extendedKeyUsage: String
        package var keyUsage: String
        package var subject: String
    }

    /// Name, such as `cabf-cs-3.10`.
    package var name: String
    /// Least size of an RSA key.
    package var minimumRSABits: Int
    /// Named curves.
    package var curves: [String]
    /// Longest validity in days.
    package var maximumValidityDays: Int
    /// Least level of FIPS 140 that a profile has to demand.
    package var minimumFIPSLevel: Int
    /// Extended key usages that must not be asked for, in OpenSSL's words.
    package var forbiddenUsages: [String]
    /// Where each requirement stands.
    package var sections: Sections

    /// CA/Browser Forum, Code Signing Baseline Requirements 3.10.0 (2025-11-17), for requests from 2026-03-01 on.
    package static let codeSigning = BaselinePack(
        name: "cabf-cs-3.10", minimumRSABits: 3072, curves: ["P-256", "P-384", "P-521"], maximumValidityDays: 460,
        minimumFIPSLevel: 2, forbiddenUsages: ["Any Extended Key Usage", "TLS Web Server Authentication"],
        sections: Sections(
            key: "§6.1.5.2", validity: "§6.3.2", protection: "§6.2.7.4.1", extendedKeyUsage: "§7.1.2.3 f",
            keyUsage: "§7.1.2.3 d", subject: "§7.1.4.2"))

    /// A pack of the organization's own, which cites one document for all.
    package static func own(
        name: String, minimumRSABits: Int, curves: [String], maximumValidityDays: Int, minimumFIPSLevel: Int,
        section: String
    ) -> BaselinePack {
        BaselinePack(
            name: name, minimumRSABits: minimumRSABits, curves: curves, maximumValidityDays: maximumValidityDays,
            minimumFIPSLevel: minimumFIPSLevel, forbiddenUsages: codeSigning.forbiddenUsages,
            sections: Sections(
                key: section, validity: section, protection: section, extendedKeyUsage: section, keyUsage: section,
                subject: section))
    }
}

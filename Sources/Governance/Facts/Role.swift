/// The three roles that must each approve, by three persons.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Answers for what the release contains.
    case releaseIntegrityOwner = "release-integrity-owner"

    /// Answers for key and profile.
    case cryptographyEngineeringManager = "cryptography-engineering-manager"

    /// Answers to the certification authority.
    case caDelegate = "ca-delegate"

    /// The role as people read it.
    package var title: String {
        switch self {
        case .releaseIntegrityOwner: "Release integrity owner"
        case .cryptographyEngineeringManager: "Cryptography engineering manager"
        case .caDelegate: "CA delegate"
        }
    }

    /// The role in the middle of a sentence.
    package var phrase: String {
        switch self {
        case .releaseIntegrityOwner: "release integrity owner"
        case .cryptographyEngineeringManager: "cryptography engineering manager"
        case .caDelegate: "CA delegate"
        }
    }
}

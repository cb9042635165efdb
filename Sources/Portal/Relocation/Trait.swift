/// What two descriptions may have in common; each is a number from 0 (not at all) to 1.
enum Trait: Int, CaseIterable, Sendable {
    case sameTag, sameKind
    case wordsShared, lettersShared, sameText, noWordShared, bothWithoutText, oneWithoutText, wordsAndTag
    case sameName, otherName, sameID, idWordsShared, classWordsShared
    case bothWithoutLink, oneWithoutLink, linkWordsShared, sameLinkPath, sameLinkEnd, noLinkWordShared
    case samePath, sameEnding, sameEndingTags
    case near, sameLevel, sameColumn, width, height, area, shape
    case surroundingsShared
    // From here on: seen from the other elements of the map that were found.
    case keptDistance, keptLevel, keptSteps, keptOrder, keptStride, keptLikeness, keptTags, keptNearness, keptSize
    case claimed

    static let count = allCases.count

    /// Whether it can be said of two elements alone.
    var isOwn: Bool { rawValue < Trait.keptDistance.rawValue }

    /// Whether it speaks against two descriptions being of the same element.
    var speaksAgainst: Bool {
        switch self {
        case .noWordShared, .oneWithoutText, .otherName, .oneWithoutLink, .noLinkWordShared, .claimed: true
        default: false
        }
    }

    /// The name it has in files.
    var name: String { "\(self)" }
}

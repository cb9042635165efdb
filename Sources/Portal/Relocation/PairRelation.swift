import Foundation

/// How one element of a page stands to another of the same page.
struct PairRelation: Sendable {
    /// How many steps each is below the last ancestor they share; nil where a path is unknown.
    struct Kinship: Sendable {
        let steps: Int
        let othersSteps: Int
        /// The part of the longer path that both share.
        let shared: Float
        /// How many places of the same kind lie between them where their paths part; nil where kinds differ.
        let stride: Int?
        /// Whether the last three element names of their paths are the same.
        let hasSameTags: Bool

        /// -1, 0 or 1: which comes first; nil where it cannot be told.
        var order: Int? { stride?.signum() }
    }

    let kinship: Kinship?
    /// From the other to this, in CSS pixels; nil where a place is unknown.
    let offset: (across: Double, down: Double)?
    let hasSameClasses: Bool
    let hasSameWidth: Bool
    let hasSameHeight: Bool

    init(_ element: ElementTraits, to other: ElementTraits) {
        kinship = element.steps.flatMap { mine in other.steps.map { Kinship(mine, $0) } }
        offset = element.box.flatMap { mine in other.box.map { (mine.x - $0.x, mine.y - $0.y) } }
        hasSameClasses = element.classes == other.classes
        hasSameWidth = element.box?.width == other.box?.width
        hasSameHeight = element.box?.height == other.box?.height
    }

    /// How much the other tells of where this is: near ones and kin the most.
    var weight: Float {
        let distance = offset.map { ($0.across * $0.across + $0.down * $0.down).squareRoot() }
        let nearness = distance.map { Likeness.fade($0, 250) } ?? 0
        let shared = kinship?.shared ?? 0
        return nearness + shared * shared * shared + 0.02
    }

    /// Adds, `weight` times, how far the relation was kept from the old page to the new.
    func add(_ new: PairRelation, times weight: Float, neutral: [Float], into values: inout [Float]) {
        func add(_ trait: Trait, _ value: Float) { values[trait] += weight * value }
        if let mine = offset, let theirs = new.offset {
            let (across, down) = (abs(mine.across - theirs.across), abs(mine.down - theirs.down))
            add(.keptDistance, Likeness.fade((across * across + down * down).squareRoot(), 80))
            add(.keptLevel, Likeness.fade(down, 60))
            let isWide = hasSameWidth == new.hasSameWidth
            let isHigh = hasSameHeight == new.hasSameHeight
            add(.keptSize, (isWide ? 0.5 : 0) + (isHigh ? 0.5 : 0))
        } else {
            for trait in [Trait.keptDistance, .keptLevel, .keptSize] { add(trait, neutral[trait]) }
        }
        if let mine = kinship, let theirs = new.kinship {
            let isSameStep = mine.steps == theirs.steps && mine.othersSteps == theirs.othersSteps
            add(.keptSteps, isSameStep ? 1 : 0)
            add(.keptOrder, mine.order != nil && mine.order == theirs.order ? 1 : 0)
            add(.keptStride, isSameStep && mine.stride != nil && mine.stride == theirs.stride ? 1 : 0)
            add(.keptTags, mine.hasSameTags == theirs.hasSameTags ? 1 : 0)
            let most = max(mine.shared, theirs.shared)
            add(.keptNearness, most > 0 ? min(mine.shared, theirs.shared) / most : 0)
        } else {
            for trait in [Trait.keptSteps, .keptOrder, .keptStride, .keptTags, .keptNearness] {
                add(trait, neutral[trait])
            }
        }
        add(.keptLikeness, hasSameClasses == new.hasSameClasses ? 1 : 0)
    }
}

extension PairRelation.Kinship {
    init(_ mine: [ElementTraits.Step], _ other: [ElementTraits.Step]) {
        var common = 0
        while common < mine.count, common < other.count, mine[common] == other[common] { common += 1 }
        steps = mine.count - common
        othersSteps = other.count - common
        shared = Float(common) / Float(max(mine.count, other.count, 1))
        if common < mine.count, common < other.count, mine[common].tag == other[common].tag {
            stride = mine[common].index - other[common].index
        } else {
            stride = nil
        }
        hasSameTags = mine.suffix(3).map(\.tag) == other.suffix(3).map(\.tag)
    }
}

import Foundation

/// What two elements have in common by themselves, a number for each own ``Trait``.
struct Likeness {
    /// Used where nobody wrote down what a trait looks at.
    let neutral: [Float]

    /// Writes the own traits of a pair into `values`, which is as long as there are traits.
    func measure(_ old: ElementTraits, _ new: ElementTraits, into values: inout [Float]) {
        measureText(old, new, &values)
        measureNames(old, new, &values)
        measureLink(old.link, new.link, &values)
        measurePath(old.steps, new.steps, &values)
        measureBox(old.box, new.box, &values)
        measureSurroundings(old.surroundings, new.surroundings, &values)
    }

    private func measureText(_ old: ElementTraits, _ new: ElementTraits, _ values: inout [Float]) {
        let isSameTag = old.tag == new.tag
        let hasBoth = !old.words.isEmpty && !new.words.isEmpty
        let shared = hasBoth ? old.words.overlap(with: new.words) : 0
        values[.sameTag] = isSameTag ? 1 : 0
        values[.sameKind] = old.kind == new.kind ? 1 : 0
        values[.wordsShared] = shared
        values[.wordsAndTag] = isSameTag ? shared : 0
        values[.sameText] = hasBoth && old.text == new.text ? 1 : 0
        values[.noWordShared] = hasBoth && shared == 0 ? 1 : 0
        values[.bothWithoutText] = old.words.isEmpty && new.words.isEmpty ? 1 : 0
        values[.oneWithoutText] = old.words.isEmpty != new.words.isEmpty ? 1 : 0
        let pairs = old.letters.total + new.letters.total
        let hasLetters = hasBoth && !old.letters.isEmpty && !new.letters.isEmpty
        values[.lettersShared] = hasLetters ? 2 * old.letters.shared(with: new.letters) / pairs : shared
    }

    private func measureNames(_ old: ElementTraits, _ new: ElementTraits, _ values: inout [Float]) {
        let isNamed = old.name != 0 && new.name != 0
        values[.sameName] = isNamed && old.name == new.name ? 1 : 0
        values[.otherName] = isNamed && old.name != new.name ? 1 : 0
        values[.sameID] = old.id != 0 && old.id == new.id ? 1 : 0
        values[.idWordsShared] = old.idWords.overlap(with: new.idWords)
        values[.classWordsShared] = old.classWords.overlap(with: new.classWords)
    }

    private func measureLink(_ old: LinkTraits, _ new: LinkTraits, _ values: inout [Float]) {
        guard old.isKnown, new.isKnown else {
            return unknown(.bothWithoutLink, through: .noLinkWordShared, &values)
        }
        let hasBoth = old.isThere && new.isThere
        let shared = hasBoth ? old.words.overlap(with: new.words) : 0
        let hasPath = hasBoth && !(old.pathWords.isEmpty && new.pathWords.isEmpty)
        values[.bothWithoutLink] = !old.isThere && !new.isThere ? 1 : 0
        values[.oneWithoutLink] = old.isThere != new.isThere ? 1 : 0
        values[.linkWordsShared] = shared
        values[.sameLinkPath] = hasBoth && old.path == new.path ? 1 : 0
        values[.sameLinkEnd] = hasBoth && old.end != 0 && old.end == new.end ? 1 : 0
        values[.noLinkWordShared] = hasPath && old.pathWords.shared(with: new.pathWords) == 0 ? 1 : 0
    }

    private func measurePath(_ old: [ElementTraits.Step]?, _ new: [ElementTraits.Step]?, _ values: inout [Float]) {
        guard let old, let new else { return unknown(.samePath, through: .sameEndingTags, &values) }
        var (steps, tags, isEqual) = (0, 0, true)
        for (mine, theirs) in zip(old.reversed(), new.reversed()) {
            guard tags < 4, mine.tag == theirs.tag else { break }
            tags += 1
            isEqual = isEqual && mine == theirs
            if isEqual { steps += 1 }
        }
        values[.samePath] = old == new ? 1 : 0
        values[.sameEnding] = Float(steps) / 4
        values[.sameEndingTags] = Float(tags) / 4
    }

    private func measureBox(_ old: DescribedElement.Box?, _ new: DescribedElement.Box?, _ values: inout [Float]) {
        guard let old, let new else { return unknown(.near, through: .shape, &values) }
        let (across, down) = (abs(old.x - new.x), abs(old.y - new.y))
        values[.near] = Self.fade((across * across + down * down).squareRoot(), 500)
        values[.sameLevel] = Self.fade(down, 150)
        values[.sameColumn] = Self.fade(across, 150)
        values[.width] = Self.ratio(old.width, new.width)
        values[.height] = Self.ratio(old.height, new.height)
        values[.area] = Self.ratio(old.width * old.height, new.width * new.height)
        values[.shape] = Self.ratio(100 * old.width / max(old.height, 1), 100 * new.width / max(new.height, 1))
    }

    private func measureSurroundings(_ old: TokenBag?, _ new: TokenBag?, _ values: inout [Float]) {
        guard let old, let new else { return unknown(.surroundingsShared, through: .surroundingsShared, &values) }
        let least = min(old.total, new.total)
        values[.surroundingsShared] = least > 0 ? old.shared(with: new) / least : 0
    }

    private func unknown(_ first: Trait, through last: Trait, _ values: inout [Float]) {
        for index in first.rawValue...last.rawValue { values[index] = neutral[index] }
    }

    /// 1 at a distance of nothing, less by e with every `reach`.
    static func fade(_ distance: Double, _ reach: Double) -> Float { Float(exp(-distance / reach)) }

    static func ratio(_ left: Double, _ right: Double) -> Float {
        let (left, right) = (max(left, 1), max(right, 1))
        return Float(min(left, right) / max(left, right))
    }
}

extension [Float] {
    subscript(trait: Trait) -> Float {
        get { self[trait.rawValue] }
        set { self[trait.rawValue] = newValue }
    }
}

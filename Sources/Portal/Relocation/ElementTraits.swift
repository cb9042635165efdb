import Foundation

/// A described element made ready for comparing; a class, because pairs are visited by the ten thousand.
final class ElementTraits: Sendable {
    /// One step of a path: the element's name, and which of its kind it is.
    struct Step: Hashable, Sendable {
        let tag: UInt64
        let index: Int
    }

    let tag: UInt64
    let kind: ElementKind
    let words: TokenBag
    let letters: TokenBag
    let text: UInt64
    let name: UInt64
    let id: UInt64
    let idWords: TokenBag
    let classes: UInt64
    let classWords: TokenBag
    let link: LinkTraits
    let steps: [Step]?
    let box: DescribedElement.Box?
    let surroundings: TokenBag?

    init(_ element: DescribedElement, _ rarity: WordRarity) {
        let words = TextTokens.words(element.text)
        tag = TextTokens.whole(element.tag)
        kind = ElementKind(element)
        self.words = TokenBag(words, weight: rarity.weight)
        letters = TokenBag(TextTokens.pairs(element.text))
        text = TextTokens.sequence(words)
        name = TextTokens.whole(element.name)
        id = TextTokens.whole(element.id)
        idWords = .set(TextTokens.parts(element.id))
        classes = TextTokens.sequence(element.classes.map(TextTokens.whole).sorted())
        classWords = .set(element.classes.flatMap(TextTokens.parts))
        link = LinkTraits(element.link)
        steps = element.path.map(Self.steps)
        box = element.box
        surroundings = element.surroundings.map { TokenBag(TextTokens.words($0), weight: rarity.weight) }
    }

    private static func steps(_ path: String) -> [Step] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { part in
            let pieces = part.split(separator: UInt8(ascii: "["), maxSplits: 1)
            let index = pieces.count > 1 ? Int(String(Substring(pieces[1].dropLast()))) : 1
            return Step(tag: TextTokens.whole(String(Substring(pieces[0]))), index: index ?? 1)
        }
    }
}

/// What an element is for, as far as its name tells.
enum ElementKind: Sendable {
    case pressed, entered, other

    init(_ element: DescribedElement) {
        switch element.tag {
        case "a", "button": self = .pressed
        case "input", "textarea", "select": self = .entered
        default: self = .other
        }
    }
}

/// How rare words are on a page: rare ones tell more.
struct WordRarity: Sendable {
    private let counts: [UInt64: Int]
    private let elements: Float

    init(_ page: [DescribedElement]) {
        var counts: [UInt64: Int] = [:]
        for element in page {
            for word in Set(TextTokens.words(element.text)) { counts[word, default: 0] += 1 }
        }
        self.counts = counts
        elements = Float(page.count)
    }

    func weight(_ word: UInt64) -> Float { log1p(elements / Float(1 + (counts[word] ?? 0))) }
}

/// Where an element leads to, made ready for comparing; scheme and `www.` do not count.
struct LinkTraits: Sendable {
    /// Whether anybody wrote down where it leads.
    let isKnown: Bool
    /// Whether it leads to a web address.
    let isThere: Bool
    let path: UInt64
    let end: UInt64
    let words: TokenBag
    let pathWords: TokenBag

    init(_ link: String?) {
        isKnown = link != nil
        let address = Self.afterScheme(link ?? "")
        isThere = address != nil
        let plain = (address ?? "").prefix { $0 != "#" && $0 != "?" }
        let parts = plain.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        var host = parts.first ?? ""
        if host.hasPrefix("www.") { host.removeFirst(4) }
        let steps = parts.dropFirst()
        path = TextTokens.whole(steps.joined(separator: "/"))
        end = TextTokens.whole(steps.last ?? "")
        let words = steps.flatMap(TextTokens.parts)
        pathWords = .set(words)
        self.words = .set(words + host.split(separator: ".").map { TextTokens.whole(String($0)) })
    }

    private static func afterScheme(_ link: String) -> Substring? {
        guard let slashes = link.firstRange(of: "//") else { return nil }
        let scheme = link[..<slashes.lowerBound]
        return scheme.isEmpty || scheme.hasSuffix(":") ? link[slashes.upperBound...] : nil
    }
}

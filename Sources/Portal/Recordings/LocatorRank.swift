/// How long a locator will last, after what changes least from one version of a site to the next.
enum LocatorRank {
    /// The locators, the best first, each once; those that only count places are left out where there is another.
    static func best(_ locators: [ElementLocator]) -> [ElementLocator] {
        var seen: Set<ElementLocator> = []
        let ranked = locators.filter { seen.insert($0).inserted }.enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
        let lasting = ranked.filter { rank($0) < 90 }
        return lasting.isEmpty ? ranked : lasting
    }

    /// Lower is better; 90 and more only counts places or looks generated.
    static func rank(_ locator: ElementLocator) -> Int {
        switch locator {
        case .css(let css):
            if !css.matches(of: #/[#.][A-Za-z_-]*\d{4,}|ember\d+|css-[0-9a-z]{5,}|:nth-/#).isEmpty { return 95 }
            if css.wholeMatch(of: #/#[A-Za-z][\w-]*/#) != nil { return 10 }
            if css.contains("[data-test") { return 15 }
            if css.wholeMatch(of: #/[a-z]*\[name="?[^"\]]+"?\]/#) != nil { return 20 }
            return css.contains(">") ? 80 : 60
        case .label: return 30
        case .role: return 40
        case .caption: return 50
        case .xpath(let path): return path.hasPrefix("/html") || path.contains("[") && !path.contains("@") ? 95 : 70
        }
    }
}

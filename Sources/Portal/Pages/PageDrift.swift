/// Comparing a page with what its map says of it, before it is filled.
package struct PageDrift: Sendable {
    let page: MappedPage
    let state: PageState
    let map: SelectorMap
    let fillings: Fillings

    /// Whether a page is the one that the map describes; anything else stops before it is filled.
    ///
    /// With the packet's values in `fillings` it is also said where the page could not take them.
    package static func judge(
        page: MappedPage, state: PageState, map: SelectorMap, fillings: Fillings
    ) -> DriftVerdict {
        let drift = PageDrift(page: page, state: state, map: map, fillings: fillings)
        let told = drift.place + drift.fields + drift.controls + drift.strangers
        return DriftVerdict(differences: told + drift.sinceRelease(besides: told))
    }

    /// What the fingerprint shows beyond that; a field that is told of already is not told twice for a lesser reason.
    private func sinceRelease(besides told: [Difference]) -> [Difference] {
        guard let was = map.fingerprint?.pages[page.id] else { return [] }
        let now = PageFingerprint(page: page, state: state, draft: fillings.draft)
        let drift = FingerprintDrift(
            page: page, state: state, map: map, was: was, is: now, isReview: page.id == map.review.page.id)
        return drift.differences.filter { found in
            !told.contains { $0.subject == found.subject && $0.grade >= found.grade }
        }
    }

    /// A difference with the sentence: `<what> is <is>, map <version> says <was>`.
    func difference(
        _ subject: String, _ what: String, is found: String, was said: String, at rectangle: PageRectangle? = nil,
        _ grade: DriftGrade = .changed
    ) -> Difference {
        Difference(
            grade: grade, subject: subject, was: said, is: found,
            words: "\(what) is \(found), map \(map.version) says \(said)",
            rectangle: rectangle)
    }

    private var place: [Difference] { address + innerFrame + landmark + tabs + form }

    /// Where the page has to be: at the portal, but for a sign-in that another system does.
    private var origin: String {
        let isSignIn = [map.login?.page.id, SecondStep.id].contains(page.id)
        return (isSignIn ? map.login?.origin : nil) ?? fillings.origin
    }

    private var address: [Difference] {
        guard let target = RequestTarget(url: state.url, origin: origin) else {
            return [difference("page", "the origin of the page", is: state.url, was: origin, .hostile)]
        }
        guard let path = page.path, !path.matches(target.path, draft: fillings.draft) else { return fragment }
        return [difference("page", "the page's address", is: target.path, was: path.source)]
    }

    /// Where one document shows many pages, this tells them apart, and whose draft it is.
    private var fragment: [Difference] {
        let found = RequestTarget.fragment(of: state.url)
        guard let wanted = page.fragment, !wanted.matches(found, draft: fillings.draft) else { return [] }
        return [difference("page", "the page's address", is: "#\(found)", was: "#\(wanted.source)")]
    }

    private var landmark: [Difference] {
        guard state.landmark != [page.landmark.text] else { return [] }
        return [
            difference(
                "landmark", page.landmark.css, is: Words.quoting(state.landmark), was: Words.quoting(page.landmark.text)
            )
        ]
    }

    private var tabs: [Difference] {
        guard let strip = page.tabs, strip.texts != state.tabs else { return [] }
        let moved = Set(strip.texts) == Set(state.tabs) && strip.texts.count == state.tabs.count
        return [
            difference(
                "tabs", moved ? "the order of the tabs" : "the row of tabs", is: Words.quoting(state.tabs),
                was: Words.quoting(strip.texts))
        ]
    }

    private var form: [Difference] {
        guard let form = page.form else { return [] }
        guard let found = state.form else { return [missing("form", form.css)] }
        var differences: [Difference] = []
        if found.matches != 1 {
            differences.append(difference("form", "the number of \(form.css)", is: "\(found.matches)", was: "1"))
        }
        if found.method != form.method {
            differences.append(difference("form", "the method of \(form.css)", is: found.method, was: form.method))
        }
        return differences + target(of: form, found) + hidden(found)
    }

    private func target(of form: MappedForm, _ found: FormState) -> [Difference] {
        let what = "the target of \(form.css)"
        guard let target = RequestTarget(url: found.action, origin: origin) else {
            return [difference("form", what, is: found.action, was: form.action.source, .hostile)]
        }
        guard !form.action.matches(target.path, draft: fillings.draft) || target.query != nil else { return [] }
        return [difference("form", what, is: found.action, was: form.action.source)]
    }

    /// Hidden inputs that no declared request carries: what would be sent is another thing.
    ///
    /// One with the name of a field that is entered here is known only where it stood there when the map was made, as
    /// frameworks put one beside a tick.
    private func hidden(_ found: FormState) -> [Difference] {
        var known = Set(map.requests.flatMap(\.body).map(\.name))
        if let was = map.fingerprint?.pages[page.id] {
            known.subtract(page.fields.flatMap { [$0] + ($0.rows?.fields ?? []) }.compactMap(\.name))
            known.formUnion(was.hidden)
        }
        return Set(found.hidden).subtracting(known).sorted().map {
            difference("form", "the hidden input “\($0)”", is: "there", was: "nothing of it", .hostile)
        }
    }

    func missing(_ subject: String, _ what: String) -> Difference {
        Difference(
            subject: subject, was: what, is: "nothing",
            words: "\(what) is not on the page, map \(map.version) says it is", rectangle: nil)
    }
}

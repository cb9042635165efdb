/// Comparing a page's fingerprint with the one that was taken when the map was made.
struct FingerprintDrift {
    let page: MappedPage
    let state: PageState
    let map: SelectorMap
    let was: PageFingerprint
    let `is`: PageFingerprint
    /// Whether the page is the review, on which everything the portal says counts.
    let isReview: Bool

    /// Every difference of the parts.
    var differences: [Difference] {
        prints(was.fields, `is`.fields, state.elements(of: page))
            + prints(was.controls, `is`.controls, state.controls.compactMapValues(\.element))
            + form + labels + parts
    }

    private func difference(
        _ grade: DriftGrade, _ subject: String, _ what: String, is found: String, was said: String,
        at place: PageRectangle? = nil
    ) -> Difference {
        Difference(
            grade: grade, subject: subject, was: said, is: found,
            words: "\(what) is \(found), when map \(map.version) was made it was \(said)", rectangle: place)
    }

    private func prints(
        _ was: [String: ElementPrint], _ now: [String: ElementPrint], _ elements: [String: ElementState]
    ) -> [Difference] {
        was.sorted { $0.key < $1.key }.flatMap { subject, old -> [Difference] in
            guard let new = now[subject] else { return [] }
            return traits(subject, old, new, at: elements[subject]?.rectangle)
        }
    }

    private func traits(
        _ subject: String, _ old: ElementPrint, _ new: ElementPrint, at place: PageRectangle?
    ) -> [Difference] {
        var names = Set(old.traits.keys).union(new.traits.keys).filter { old.traits[$0] != new.traits[$0] }
        if names.contains("label") { names.remove("accessibleName") }
        let found = names.sorted().map { name in
            difference(
                TraitWeight.grade(of: name), subject, "\(name) of \(subject)", is: Self.words(new.traits[name]),
                was: Self.words(old.traits[name]), at: place)
        }
        return found + options(subject, old.options ?? [], new.options ?? [], at: place)
    }

    private func options(_ subject: String, _ old: [String], _ new: [String], at place: PageRectangle?) -> [Difference]
    {
        guard old != new else { return [] }
        let isReordered = Set(old) == Set(new) && old.count == new.count
        return [
            difference(
                isReordered ? .cosmetic : .changed, subject,
                isReordered ? "the order of the choices of \(subject)" : "the list of choices of \(subject)",
                is: Words.quoting(new), was: Words.quoting(old), at: place)
        ]
    }

    private var form: [Difference] {
        Set(was.form.keys).union(`is`.form.keys).sorted().compactMap { name in
            guard was.form[name] != `is`.form[name] else { return nil }
            return difference(
                TraitWeight.grade(of: name), "form", "\(name) of the form", is: Self.words(`is`.form[name]),
                was: Self.words(was.form[name]))
        }
            + was.hidden.filter { !`is`.hidden.contains($0) }.map {
                difference(.changed, "form", "the hidden input “\($0)”", is: "not there", was: "there")
            }
    }

    private var labels: [Difference] {
        let changed = was.labels.filter { `is`.labels[$0.key] != nil && `is`.labels[$0.key] != $0.value }
        let isSwapped = Set(changed.values) == Set(changed.keys.compactMap { `is`.labels[$0] }) && changed.count > 1
        return changed.sorted { $0.key < $1.key }.map { key, old in
            difference(
                isSwapped ? .hostile : .changed, key, "the label beside \(key)", is: Self.words(`is`.labels[key]),
                was: Self.words(old), at: state.regions[key]?.first?.rectangle)
        } + gone
    }

    /// Values that the review showed under a label, and shows nowhere now; a run would miss them after everything was entered.
    private var gone: [Difference] {
        map.review.values.compactMap { value in
            let key = PageRegion.value(value.id).key
            guard isReview, let label = was.labels[key], state.regions[key]?.isEmpty ?? true else { return nil }
            return difference(.changed, value.id, "\(value.css) (“\(label)”)", is: "not there", was: "there")
        }
    }

    private var parts: [Difference] {
        sequence("the headings among the controls", "headings", was.headings, `is`.headings, .changed)
            + sequence(
                "the headings of the page", "surroundings", was.surroundings, `is`.surroundings,
                isReview ? .changed : .cosmetic)
            + sequence("the order of the fields", "order", was.order, `is`.order.filter(was.order.contains), .cosmetic)
            + buttons
            + sequence("the landmarks of the page", "landmarks", was.landmarks, `is`.landmarks, .cosmetic)
            + sequence("the text among the controls", "text", was.sentences, `is`.sentences, .cosmetic)
    }

    private var buttons: [Difference] {
        let new = `is`.buttons.filter { !was.buttons.contains($0) }
        let gone = was.buttons.filter { !`is`.buttons.contains($0) }
        return new.map { difference(.changed, "buttons", "a button “\($0)”", is: "there", was: "not there") }
            + gone.map { difference(.cosmetic, "buttons", "a button “\($0)”", is: "not there", was: "there") }
    }

    private func sequence(
        _ what: String, _ subject: String, _ old: [String], _ new: [String], _ grade: DriftGrade
    ) -> [Difference] {
        guard old != new else { return [] }
        let added = new.filter { !old.contains($0) }
        let gone = old.filter { !new.contains($0) }
        let isReordered = added.isEmpty && gone.isEmpty
        let news = isReordered ? "in another order, or other in number" : Self.news(added: added, gone: gone)
        return [
            Difference(
                grade: isReordered ? min(grade, .cosmetic) : grade, subject: subject,
                was: old.joined(separator: " | "), is: new.joined(separator: " | "),
                words: "\(what) differ from when map \(map.version) was made: \(news)", rectangle: nil)
        ]
    }

    private static func news(added: [String], gone: [String]) -> String {
        [added.isEmpty ? nil : "new \(Words.quoting(added))", gone.isEmpty ? nil : "gone \(Words.quoting(gone))"]
            .compactMap { $0 }.joined(separator: ", ")
    }

    private static func words(_ trait: String?) -> String { trait.map { "“\($0)”" } ?? "nothing" }
}

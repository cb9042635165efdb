extension PageDrift {
    /// Every mapped button that differs.
    var controls: [Difference] {
        page.everyControl.flatMap { control -> [Difference] in
            guard let found = state[control], let element = found.element else {
                return [missing(control.key, "\(control.key) (“\(control.label)”)")]
            }
            let isSame = element.label.utf8.elementsEqual(control.label.utf8)
            guard found.foundBy == 0 else {
                let isIntact = isSame && found.foundBy.map { found.matches[$0] } == 1 && obstacles(element).isEmpty
                return [
                    moved(control.key, control.locators[0], control.label, element, isIntact ? .moved : .changed)
                ]
            }
            guard found.matches[0] == 1 else { return [count(control.key, control.key, found.matches[0])] }
            var differences: [Difference] = []
            if !isSame {
                differences.append(
                    difference(
                        control.key, "the text of \(control.key)", is: Words.quoting(element.label),
                        was: Words.quoting(control.label), at: element.rectangle))
            }
            return differences
                + obstacles(element).map {
                    difference(
                        control.key, control.key, is: $0.words, was: "open to be pressed", at: element.rectangle,
                        $0.grade)
                }
        }
    }

    /// What the map does not know, and what stands in the way.
    var strangers: [Difference] { unmapped + dialogs + frames + panels + build + warnings + code }

    private var unmapped: [Difference] {
        let heirs = Set(fields.map(\.is))
        return state.unmapped.filter { $0.id.isEmpty || !heirs.contains("#\($0.id)") }.map { control in
            let place = control.id.isEmpty ? control.tag : "#\(control.id)"
            let demand = control.required ? ", and the portal demands it" : ""
            let label = control.label.isEmpty ? "" : " “\(control.label)”"
            return Difference(
                subject: place, was: "nothing", is: "\(place)\(label)",
                words: "\(place)\(label) is on the page, map \(map.version) does not know it\(demand)",
                rectangle: control.rectangle)
        }
    }

    private var dialogs: [Difference] {
        state.dialogs.map {
            difference("dialog", "open over the page", is: "\($0.element) “\($0.text)”", was: "nothing")
        }
    }

    private var frames: [Difference] {
        let known = map.fingerprint?.pages[page.id]?.frames ?? []
        return state.frames.filter { !known.contains($0.line) }.map { frame in
            let what = frame.controls == 0 ? frame.element : "\(frame.element) with \(frame.controls) controls"
            let isForeign = frame.kind == .foreign && !["", "null", fillings.origin].contains(frame.origin)
            return switch frame.kind {
            case .frame:
                difference(
                    "frame", "inside the page", is: "a frame, \(what)", was: "nothing", at: frame.rectangle,
                    frame.controls == 0 ? .cosmetic : .changed)
            case .foreign:
                difference(
                    "frame", "inside the page", is: "a frame whose content is not seen, \(what) of \(frame.origin)",
                    was: "nothing", at: frame.rectangle, isForeign ? .hostile : .changed)
            case .closedRoot:
                difference(
                    "frame", "inside the page", is: "an element whose inside no script may read, \(what)",
                    was: "nothing", at: frame.rectangle)
            }
        }
    }

    private var warnings: [Difference] {
        state.structure.warnings.map {
            difference("warning", "said by the portal", is: Words.quoting($0), was: "nothing")
        }
    }

    /// Code, a button's target or a base address of another origin, ids that mislead, a page that leaves by itself.
    private var code: [Difference] {
        let was = map.fingerprint?.pages[page.id]
        let own = map.origins.flatMap { (try? $0.filled(with: fillings)) ?? [] } + (was?.foreign ?? [])
        let foreign = state.structure.foreign.filter { !own.contains($0) }.map {
            difference(
                "page", "code, base address or a button's target on the page", is: "of \($0)",
                was: "of \(fillings.origin)", .hostile)
        }
        let refresh = state.structure.refresh.map {
            difference("page", "a refresh by itself", is: Words.quoting($0), was: "nothing")
        }
        let doubled = state.structure.scopeIDs.filter { was?.doubled.contains($0) != true }.map {
            count("page", "#\($0)", 2)
        }
        return foreign + refresh + doubled
    }

    private var panels: [Difference] {
        map.regions(on: page.id).filter { $0.panel != nil && state[.panel($0.id)].count != 1 }.map { region in
            count(region.id, region.panel ?? region.css, state[.panel(region.id)].count)
        }
    }

    private var build: [Difference] {
        guard page.id == map.firstPage.id, let vendor = map.vendor else { return [] }
        let texts = state[.vendor].map(\.text)
        let found = texts.count == 1 ? vendor.pattern.capture(in: texts[0]) : nil
        if let found, vendor.accepts.contains(found) { return [] }
        return [
            difference(
                "vendor", "the portal's build", is: found ?? Words.quoting(texts),
                was: vendor.accepts.joined(separator: " or "))
        ]
    }
}

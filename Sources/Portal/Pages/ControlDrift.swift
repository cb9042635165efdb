extension PageDrift {
    /// Every mapped button that differs.
    var controls: [Difference] {
        page.everyControl.flatMap { control -> [Difference] in
            guard let found = state[control], let element = found.element else {
                return [missing(control.key, "\(control.key) (“\(control.label)”)")]
            }
            guard found.foundBy == 0 else { return [moved(control.key, control.locators, found, element)] }
            guard found.matches[0] == 1 else { return [count(control.key, control.key, found.matches[0])] }
            var differences: [Difference] = []
            if !element.label.utf8.elementsEqual(control.label.utf8) {
                differences.append(
                    difference(
                        control.key, "the text of \(control.key)", is: Words.quoting(element.label),
                        was: Words.quoting(control.label), at: element.rectangle))
            }
            return differences
                + obstacles(element).map {
                    difference(control.key, control.key, is: $0, was: "open to be pressed", at: element.rectangle)
                }
        }
    }

    /// What the map does not know, and what stands in the way.
    var strangers: [Difference] { unmapped + dialogs + frames + panels + build }

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
        state.frames.map {
            difference("frame", "inside the page", is: "a frame whose content is not seen", was: "nothing", at: $0)
        }
    }

    private var panels: [Difference] {
        map.regions(on: page.id).filter { $0.panel != nil && state[.panel($0.id)].count != 1 }.map { region in
            count(region.id, region.panel ?? region.css, state[.panel(region.id)].count)
        }
    }

    private var build: [Difference] {
        guard page.id == map.login.page.id, let vendor = map.vendor else { return [] }
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

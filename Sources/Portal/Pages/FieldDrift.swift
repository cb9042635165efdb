extension PageDrift {
    /// Every mapped field that differs; shown texts may still be empty and are compared when they are read.
    var fields: [Difference] {
        page.fields.filter { $0.kind != .shown }.flatMap { field in
            let found = state.fields[field.id]
            if field.kind == .rows { return rows(field, found) }
            return differences(of: field, found)
        }
    }

    private func rows(_ field: MappedField, _ found: FieldState?) -> [Difference] {
        guard let rows = field.rows else { return [] }
        guard let found, found.matches == [1] else {
            return [count(field.id, rows.container, found?.matches.first ?? 0)]
        }
        return found.rows.flatMap { row in
            rows.fields.flatMap { inner in
                differences(of: inner, row[inner.id]).map { $0.about("\(field.id).\(inner.id)") }
            }
        }
    }

    private func differences(of field: MappedField, _ found: FieldState?) -> [Difference] {
        guard let found, let element = found.element else { return [gone(field)] }
        guard found.foundBy == 0 else { return moved(field, found, element) }
        guard found.matches[0] == 1 else { return [count(field.id, field.locators[0].description, found.matches[0])] }
        return identity(of: field, element) + use(of: field, element) + limits(of: field, element)
    }

    private func identity(of field: MappedField, _ element: ElementState) -> [Difference] {
        let place = field.locators[0].description
        var differences: [Difference] = []
        func compare(_ what: String, _ found: String, _ said: String, _ grade: DriftGrade = .changed) {
            guard !found.utf8.elementsEqual(said.utf8) else { return }
            differences.append(
                difference(
                    field.id, "\(what) of \(place)", is: Words.quoting(found), was: Words.quoting(said),
                    at: element.rectangle, grade))
        }
        compare(
            "label", element.label, field.isLabelled ? field.label : "",
            isOfAnother(element.label, than: field) ? .hostile : .changed)
        if !field.kind.accepts(element) { compare("kind", element.kindWords, field.kind.rawValue) }
        compare("form name", element.name, field.name ?? "")
        if state.duplicatedIDs.contains(element.id) { differences.append(count(field.id, "#\(element.id)", 2)) }
        return differences
    }

    /// Whether a label is another field's: labels that changed places mislead whoever reads them.
    private func isOfAnother(_ label: String, than field: MappedField) -> Bool {
        let inner = page.fields.flatMap { [$0] + ($0.rows?.fields ?? []) }
        return inner.contains { $0.id != field.id && $0.kind != .shown && $0.label == label }
    }

    /// Whether a person could enter a value there now.
    private func use(of field: MappedField, _ element: ElementState) -> [Difference] {
        var flaws = obstacles(element)
        if element.readOnly { flaws.append(Obstacle(words: "read-only", grade: .changed)) }
        return flaws.map {
            difference(
                field.id, field.locators[0].description, is: $0.words, was: "open to be entered",
                at: element.rectangle, $0.grade)
        }
    }

    private func limits(of field: MappedField, _ element: ElementState) -> [Difference] {
        guard let values = try? field.value?.values(with: fillings) else { return [] }
        let place = field.locators[0].description
        if field.kind == .select {
            let options = element.options.map { field.choice == .text ? $0.text : $0.value }
            return values.filter { value in !options.contains { $0.utf8.elementsEqual(value.utf8) } }.map {
                Difference(
                    subject: field.id, was: $0, is: options.joined(separator: ", "),
                    words: "\(place) offers no “\($0)”, which the packet needs; it offers \(Words.quoting(options))",
                    rectangle: element.rectangle)
            }
        }
        guard let longest = element.maximumLength, field.kind == .text || field.kind == .textarea else { return [] }
        return values.filter { $0.utf16.count > longest }.map {
            Difference(
                subject: field.id, was: "\($0.utf16.count)", is: "\(longest)",
                words: "\(place) takes at most \(longest) characters, the packet has \($0.utf16.count)",
                rectangle: element.rectangle)
        }
    }

    /// What keeps a person from using an element.
    func obstacles(_ element: ElementState) -> [Obstacle] {
        if !element.visible { return [Obstacle(words: "hidden", grade: .hostile)] }
        if element.disabled { return [Obstacle(words: "disabled", grade: .changed)] }
        if element.reachable { return [] }
        let cover = element.coveredBy.isEmpty ? "something" : element.coveredBy
        return [Obstacle(words: "covered by \(cover)", grade: .hostile)]
    }

    func count(_ subject: String, _ what: String, _ found: Int) -> Difference {
        found == 0
            ? missing(subject, what)
            : difference(subject, "the number of \(what)", is: "\(found)", was: "1", .hostile)
    }

    /// A field that another locator finds: moved where everything else of it is as it was, else changed.
    private func moved(_ field: MappedField, _ found: FieldState, _ element: ElementState) -> [Difference] {
        let flaws = identity(of: field, element) + use(of: field, element) + limits(of: field, element)
        let isOne = found.foundBy.map { found.matches[$0] } == 1
        let moved = moved(
            field.id, field.locators[0], field.label, element, isOne && flaws.isEmpty ? .moved : .changed)
        return [moved] + flaws.filter { $0.grade == .hostile }
    }

    func moved(
        _ subject: String, _ locator: ElementLocator, _ label: String, _ element: ElementState, _ grade: DriftGrade
    ) -> Difference {
        let place = element.id.isEmpty ? element.tag : "#\(element.id)"
        return Difference(
            grade: grade, subject: subject, was: locator.description, is: place,
            words: "\(locator) is not on the page; “\(label)” is now \(place) (name “\(element.name)”)",
            rectangle: element.rectangle)
    }

    /// A field that nothing finds, with the control that now has its label, if one has.
    private func gone(_ field: MappedField) -> Difference {
        let place = field.locators[0].description
        guard let heir = state.unmapped.first(where: { $0.label == field.label }) else {
            return missing(field.id, "\(place) (“\(field.label)”)")
        }
        let found = heir.id.isEmpty ? heir.tag : "#\(heir.id)"
        return Difference(
            subject: field.id, was: place, is: found,
            words: "\(place) is not on the page; “\(field.label)” is now \(found) (name “\(heir.name)”)",
            rectangle: heir.rectangle)
    }
}

/// What keeps a person from using an element, and how much that matters.
struct Obstacle {
    let words: String
    let grade: DriftGrade
}

extension FieldKind {
    /// Whether an element is of this kind.
    func accepts(_ element: ElementState) -> Bool {
        switch self {
        case .text:
            element.tag == "input"
                && ["text", "email", "number", "tel", "url", "search", "date", "datetime-local"].contains(element.type)
        case .password: element.tag == "input" && element.type == "password"
        case .checkbox: element.tag == "input" && element.type == "checkbox"
        case .file: element.tag == "input" && element.type == "file"
        case .textarea: element.tag == "textarea"
        case .select: element.tag == "select" && element.type == "select-one"
        case .combobox: element.role == "combobox" && element.tag != "select"
        case .rows, .shown: true
        }
    }
}

extension ElementState {
    /// Its tag and type for people: `input number`.
    var kindWords: String { type.isEmpty || type == tag ? tag : "\(tag) \(type)" }
}

extension FirstMap {
    /// The pages that were filled.
    var pages: [String] { ["pages:"] + outline.pages.flatMap(page) }

    private func page(_ page: WalkOutline.Page) -> [String] {
        var lines = ["  - id: \(page.id)", "    title: \(page.page?.heading.map(Self.quoted) ?? Self.mark)"]
        lines += place(page.page, indent: "    ")
        if let save = page.save, page.request != nil {
            lines.append("    save: { css: \(css(save)), label: \(spoken(save)), request: save-\(page.id) }")
        } else if let save = page.save {
            lines.append("    # pressed then: \(save.locators.first?.description ?? "?")")
        }
        let others = page.save?.others ?? []
        if !others.isEmpty {
            let texts = others.map(\.text).joined(separator: ", ")
            lines.append(
                "    ignored: [\(others.map { Self.quoted($0.css) }.joined(separator: ", "))]   # not pressed: \(texts)"
            )
        }
        lines.append("    fields:")
        let rows = RecordedRows.all(on: page)
        for (index, field) in page.fields.enumerated() where !rows.contains(where: { $0.steps.contains(field) }) {
            lines += self.field(field, named: field.css?.idName ?? "field-\(page.id)-\(index + 1)")
        }
        return lines + rows.enumerated().flatMap { self.rows($1, named: "\(page.id)-rows-\($0 + 1)", on: page) }
    }

    private func rows(_ rows: RecordedRows, named id: String, on page: WalkOutline.Page) -> [String] {
        let fields = rows.fields.flatMap { field in
            [
                "            - id: \(field.id)", "              label: \(spoken(field.step))",
                "              css: \(Self.quoted(field.css))", "              name: \(Self.quoted(field.name))",
            ] + (field.step.act == .choose ? ["              kind: select"] : [])
                + ["              packet: \(Self.source(field.packet))"]
        }
        return [
            "      - id: \(id)", "        label: \(page.page?.heading.map(Self.quoted) ?? Self.mark)",
            "        kind: rows", "        rows:", "          container: \(Self.quoted(rows.container))",
            "          row: \(Self.quoted(rows.row))",
            "          add: { css: \(css(rows.add)), label: \(spoken(rows.add)) }", "          fields:",
        ] + fields
    }

    private func field(_ step: RecordedStep, named id: String) -> [String] {
        let kinds: [RecordedStep.Act: String] = [.choose: "select", .tick: "checkbox", .attach: "file"]
        let others = step.locators.filter { $0 != step.css }.map { "          - \($0.yaml)" }
        let isUnlabelled = step.page != nil && !step.locators.contains { $0.spoken != nil }
        let label = isUnlabelled ? Self.quoted(step.name ?? id) : spoken(step)
        var lines = ["      - id: \(id)", "        label: \(label)", "        css: \(css(step))"]
        if isUnlabelled { lines.append("        unlabelled: true") }
        if step.page != nil, step.act != .attach, step.name?.isEmpty ?? true { lines.append("        unnamed: true") }
        if step.isChosenByWords { lines.append("        choose: text") }
        if let name = step.name, name != id.replacing("-", with: "_") {
            lines.append("        name: \(Self.quoted(name))")
        }
        if let kind = step.isTextarea ? "textarea" : kinds[step.act] { lines.append("        kind: \(kind)") }
        if !others.isEmpty { lines += ["        also:"] + others }
        let source = ["        packet: \(Self.source(step.packet))"]
        guard let equals = step.equals else { return lines + source }
        return lines + source + ["        equals: \"\(equals)\"", "        value: \(Self.quoted(step.choice ?? "on"))"]
    }

    /// The path where there is one; a person decides between several.
    static func source(_ paths: [String]) -> String {
        guard paths.count != 1 else { return quoted(paths[0]) }
        return paths.isEmpty ? mark : "\(mark)   # \(paths.sorted().joined(separator: ", "))"
    }
}

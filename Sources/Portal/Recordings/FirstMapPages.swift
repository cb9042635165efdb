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
        lines.append("    fields:")
        for (index, field) in page.fields.enumerated() {
            lines += self.field(field, named: field.css?.idName ?? "field-\(page.id)-\(index + 1)")
        }
        return lines
    }

    private func field(_ step: RecordedStep, named id: String) -> [String] {
        let kinds: [RecordedStep.Act: String] = [.choose: "select", .tick: "checkbox", .attach: "file"]
        let others = step.locators.filter { $0 != step.css }.map { "          - \($0.yaml)" }
        var lines = ["      - id: \(id)", "        label: \(spoken(step))", "        css: \(css(step))"]
        if let name = step.name, name != id.replacing("-", with: "_") {
            lines.append("        name: \(Self.quoted(name))")
        }
        if let kind = step.isTextarea ? "textarea" : kinds[step.act] { lines.append("        kind: \(kind)") }
        if !others.isEmpty { lines += ["        also:"] + others }
        return lines + ["        packet: \(Self.source(step.packet))"]
    }

    /// The path where there is one; a person decides between several.
    static func source(_ paths: [String]) -> String {
        guard paths.count != 1 else { return quoted(paths[0]) }
        return paths.isEmpty ? mark : "\(mark)   # \(paths.sorted().joined(separator: ", "))"
    }
}

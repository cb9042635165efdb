/// A first map from a recording: what was done, page by page, with a mark wherever a person has to decide.
package struct FirstMap: Sendable {
    /// The mark; a map that holds one is not released.
    package static let mark = "DECIDE"

    let portal: String
    let steps: [RecordedStep]

    /// A map for a portal from a recorded walk.
    package init(portal: String, steps: [RecordedStep]) {
        self.portal = portal
        self.steps = steps
    }

    /// The text of map.yaml.
    package var yaml: String {
        let pages = self.pages
        return """
            # yaml-language-server: $schema=../../schema/map-1.schema.json
            # Made from a recording. Every \(Self.mark) is for a person: countersign maps lint lists them.
            schema: countersign.map/1
            portal: \(Self.quoted(portal))
            version: "1"
            title: \(Self.quoted(portal))
            status: untested
            origins: ["${origin}"]
            account: \(Self.mark)
            visible: [h1, h2, label, legend, button]
            login:
              title: Sign in
              open: { address: \(Self.quoted(path(of: steps.first { $0.act == .open }?.value))) }
              landmark: { css: h1, text: \(Self.mark) }
              username: { label: \(Self.mark), css: \(Self.quoted(username)) }
              password: { label: \(Self.mark), css: \(Self.quoted(password)) }
              submit: { css: \(Self.quoted(signIn)), label: \(Self.mark), request: sign-in }
              refused: \(Self.mark)
              success: \(Self.mark)
            begin:
              title: Requests
              landmark: { css: h1, text: \(Self.mark) }
              press: { css: \(Self.mark), label: \(Self.mark) }
            pages:
            \(pages.enumerated().map { page($0.offset + 1, $0.element) }.joined(separator: "\n"))
            requests:
              sign-in:
                purpose: login
                method: POST
                path: \(Self.mark)
              submit:
                purpose: commit
                method: POST
                path: \(Self.mark)
                type: urlencoded
                body:
                  \(Self.mark): { opaque: 128 }
            review:
              title: Review
              landmark: { css: h1, text: \(Self.mark) }
              values: []
            judged: []
            commit:
              press: { css: \(Self.quoted(commit)), label: \(Self.mark) }
              request: submit
            confirmation:
              path: \(Self.mark)
              landmark: { css: h1, text: \(Self.mark) }
              requestID: { css: \(Self.mark), pattern: \(Self.mark) }
              status: { css: \(Self.mark), oneOf: [\(Self.mark)] }
              echoes: []
              contradictions: []
            reconcile:
              class: none

            """
    }

    /// How many pages it has.
    package var pageCount: Int { pages.count }
    /// How many fields stand on them.
    package var fieldCount: Int { pages.map(\.fields.count).reduce(0, +) }

    /// What was entered between two presses, in order; the sign-in is left out.
    private var pages: [(fields: [RecordedStep], save: RecordedStep?)] {
        var pages: [(fields: [RecordedStep], save: RecordedStep?)] = []
        var fields: [RecordedStep] = []
        let start = steps.lastIndex { $0.act == .secret }.map { $0 + 1 } ?? 0
        for step in steps[start...] {
            switch step.act {
            case .open, .secret: continue
            case .press:
                if !fields.isEmpty { pages.append((fields, step)) }
                fields = []
            case .fill, .choose, .tick, .attach:
                fields.removeAll { $0.locators == step.locators && step.act != .attach }
                fields.append(step)
            }
        }
        if !fields.isEmpty { pages.append((fields, nil)) }
        return pages
    }

    private func page(_ number: Int, _ page: (fields: [RecordedStep], save: RecordedStep?)) -> String {
        var lines = [
            "  - id: page-\(number)", "    title: \(Self.mark)", "    landmark: { css: h1, text: \(Self.mark) }",
            "    fields:",
        ]
        for (index, field) in page.fields.enumerated() { lines += self.field(index + 1, field, of: number) }
        if let save = page.save { lines.append("    # pressed then: \(save.locators.first?.description ?? "?")") }
        return lines.joined(separator: "\n")
    }

    private func field(_ number: Int, _ step: RecordedStep, of page: Int) -> [String] {
        let kinds: [RecordedStep.Act: String] = [.choose: "select", .tick: "checkbox", .attach: "file"]
        let label = step.locators.lazy.compactMap(\.spoken).first ?? Self.mark
        let others = step.locators.filter { $0 != step.css }.map { "          - \($0.yaml)" }
        return [
            "      - id: \(step.css?.idName ?? "field-\(page)-\(number)")", "        label: \(Self.quoted(label))",
            "        css: \(Self.quoted(step.css?.description ?? Self.mark))",
        ] + (kinds[step.act].map { ["        kind: \($0)"] } ?? [])
            + (others.isEmpty ? [] : ["        also:"] + others) + ["        packet: \(Self.mark)"]
    }

    private var username: String {
        let index = steps.firstIndex { $0.act == .secret } ?? 0
        return steps[..<index].last { $0.act == .fill }?.css?.description ?? Self.mark
    }

    private var password: String { steps.first { $0.act == .secret }?.css?.description ?? Self.mark }

    private var signIn: String {
        guard let index = steps.lastIndex(where: { $0.act == .secret }) else { return Self.mark }
        return steps[index...].first { $0.act == .press }?.css?.description ?? Self.mark
    }

    private var commit: String { steps.last { $0.act == .press }?.css?.description ?? Self.mark }

    private func path(of address: String?) -> String {
        guard let address, let start = address.firstRange(of: "://") else { return address ?? Self.mark }
        guard let slash = address[start.upperBound...].firstIndex(of: "/") else { return "/" }
        return String(address[slash...].prefix { $0 != "?" && $0 != "#" })
    }

    static func quoted(_ text: String) -> String {
        text == mark ? text : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

extension RecordedStep {
    /// The best locator that a map is worked by.
    var css: ElementLocator? {
        locators.first { if case .css = $0 { true } else { false } }
    }
}

extension ElementLocator {
    /// The words a person reads, where the locator has them.
    var spoken: String? {
        switch self {
        case .label(let text), .role(_, let text): text
        case .css, .xpath: nil
        }
    }

    /// `organization` of `#organization`.
    var idName: String? {
        guard case .css(let css) = self, let match = css.wholeMatch(of: #/#([A-Za-z][\w-]*)/#) else { return nil }
        return String(match.1)
    }

    /// As one element of `also`.
    var yaml: String {
        switch self {
        case .css(let css): "{ css: \(FirstMap.quoted(css)) }"
        case .label(let text): "{ label: \(FirstMap.quoted(text)) }"
        case .role(let role, let name): "{ role: \(role), name: \(FirstMap.quoted(name)) }"
        case .xpath(let path): "{ xpath: \(FirstMap.quoted(path)) }"
        }
    }
}

/// A first map from a recording: what was done, page by page, with a mark wherever a person has to decide.
package struct FirstMap: Sendable {
    /// The mark; a map that holds one is not released.
    package static let mark = "DECIDE"

    let portal: String
    let outline: WalkOutline
    /// What the last page before the commit showed.
    let shown: [RecordedValue]
    /// What the page after the commit showed.
    let confirmed: [RecordedValue]

    /// A map for a portal from a recording that holds steps alone.
    package init(portal: String, steps: [RecordedStep]) {
        self.init(portal: portal, walk: RecordedWalk(steps: steps), shown: [])
    }

    init(portal: String, walk: RecordedWalk, shown: [RecordedValue], confirmed: [RecordedValue] = []) {
        self.portal = portal
        self.confirmed = confirmed
        outline = WalkOutline(walk: walk)
        self.shown = shown
    }

    /// How many pages it has.
    package var pageCount: Int { outline.pages.count }
    /// How many fields stand on them.
    package var fieldCount: Int { outline.pages.map(\.fields.count).reduce(0, +) }
    /// How many secrets were entered; none is in it.
    package var secretCount: Int { outline.walk.steps.count { $0.act == .secret } }
    /// How many places a person has to decide.
    package var decisionCount: Int { yaml.matches(of: #/\bDECIDE\b/#).count - 1 }

    /// The text of map.yaml.
    package var yaml: String {
        let parts = [head, login, begin, pages, requests, review, end]
        return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        [
            "# yaml-language-server: $schema=../../schema/map-1.schema.json",
            "# Made from a recording. Every \(Self.mark) is for a person: countersign maps lint lists them.",
            "schema: countersign.map/1", "portal: \(Self.quoted(portal))", "version: \"1\"",
            "title: \(Self.quoted(portal))", "status: untested", "origins: [\"${origin}\"]",
            "account: \(Self.mark)", "visible: [h1, h2, label, legend, button]",
        ]
    }

    private var login: [String] {
        let page = outline.password?.page
        let address = page?.path ?? path(of: outline.start)
        return [
            "login:", "  title: \(Self.quoted(page?.heading ?? "Sign in"))",
            "  open: { address: \(Self.quoted(address)) }",
        ]
            + place(page) + [
                "  username: { label: \(spoken(outline.username)), css: \(css(outline.username)) }",
                "  password: { label: \(spoken(outline.password)), css: \(css(outline.password)) }",
                "  submit: { css: \(css(outline.signIn)), label: \(spoken(outline.signIn)), request: sign-in }",
                "  refused: \(Self.mark)",
                "  success: \(outline.afterSignIn.map { Self.quoted(outline.pattern($0.path)) } ?? Self.mark)",
            ]
    }

    private var begin: [String] {
        let page = outline.begin?.page
        var lines = ["begin:", "  title: \(Self.quoted(page?.heading ?? "Requests"))"]
        if let page { lines.append("  open: { address: \(Self.quoted(page.path)) }") }
        lines += place(page) + ["  press: { css: \(css(outline.begin)), label: \(spoken(outline.begin)) }"]
        if outline.beginRequest != nil { lines.append("  request: new-draft") }
        if let draft = outline.draft {
            let marks = outline.pages.compactMap(\.page).flatMap(\.marks)
            let css = marks.first { $0.text == draft }.map { Self.quoted($0.css) } ?? Self.mark
            lines.append("  draft: { css: \(css), pattern: \(Self.quoted(WalkOutline.kind(of: draft))) }")
        }
        return lines
    }

    /// Path, landmark and form of a page, as far as they are known.
    func place(_ page: RecordedPage?, form: Bool = true, indent: String = "  ") -> [String] {
        let heading = page?.heading.map(Self.quoted) ?? Self.mark
        var lines = ["landmark: { css: h1, text: \(heading) }"]
        if let page { lines.insert("path: \(Self.quoted(outline.pattern(page.path)))", at: 0) }
        if form, let form = page?.form {
            let method = form.method == "post" ? "" : ", method: \(form.method)"
            lines.append(
                "form: { css: \(Self.quoted(form.css)), action: \(Self.quoted(outline.pattern(form.action)))\(method) }"
            )
        }
        return lines.map { indent + $0 }
    }

    func css(_ step: RecordedStep?) -> String { Self.quoted(step?.css?.description ?? Self.mark) }

    func spoken(_ step: RecordedStep?) -> String {
        Self.quoted(step?.locators.lazy.compactMap(\.spoken).first ?? Self.mark)
    }

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
        case .label(let text), .role(_, let text), .caption(let text): text
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
        case .caption(let text): "{ caption: \(FirstMap.quoted(text)) }"
        }
    }
}

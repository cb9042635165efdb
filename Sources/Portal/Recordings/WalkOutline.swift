/// What a walk says of the parts of a map: which step signs in, which pages follow, which press was the last.
struct WalkOutline {
    let walk: RecordedWalk

    /// A page that was filled.
    struct Page {
        /// The map's name for it.
        let id: String
        /// How the recording describes it; nil where it does not.
        let page: RecordedPage?
        /// What was entered, each element once.
        let fields: [RecordedStep]
        /// What was pressed then.
        let save: RecordedStep?
        /// What was pressed before, among the fields.
        let presses: [RecordedStep]
        /// The request that this made.
        let request: RecordedRequest?
    }

    private var steps: [RecordedStep] { walk.steps }
    private var secret: Int? { steps.lastIndex { $0.act == .secret } }
    /// The press that signs in.
    private var signInIndex: Int? {
        secret.flatMap { start in steps.indices[start...].first { steps[$0].act == .press } }
    }
    private var commitIndex: Int? { steps.lastIndex { $0.act == .press } }
    /// The press after which the first value was entered.
    private var beginIndex: Int? {
        let start = (signInIndex ?? -1) + 1
        let end = steps.indices[start...].first { Self.isEntry(steps[$0]) } ?? steps.endIndex
        return steps[start..<end].lastIndex { $0.act == .press }
    }

    var password: RecordedStep? { secret.map { steps[$0] } }
    var username: RecordedStep? { secret.flatMap { steps[..<$0].last { $0.act == .fill } } }
    var signIn: RecordedStep? { signInIndex.map { steps[$0] } }
    var begin: RecordedStep? { beginIndex.map { steps[$0] } }
    var commit: RecordedStep? { commitIndex.map { steps[$0] } }
    /// The address that was opened first.
    var start: String? { steps.first { $0.act == .open }?.value }

    var signInRequest: RecordedRequest? { signInIndex.flatMap(request) }
    var beginRequest: RecordedRequest? { beginIndex.flatMap(request) }
    var commitRequest: RecordedRequest? { commitIndex.flatMap(request) }
    /// The page that came up after a press.
    var afterSignIn: RecordedPage? { signInIndex.flatMap(pageAfter) }
    var confirmation: RecordedPage? { commitIndex.flatMap(pageAfter) }

    /// Requests that no press made: a value that was entered did.
    var helpers: [(step: RecordedStep, request: RecordedRequest)] {
        walk.requests.compactMap { request in
            guard request.after > 0, Self.isEntry(steps[request.after - 1]) else { return nil }
            return (steps[request.after - 1], request)
        }
    }

    /// What was entered between two pages, in order; the sign-in is left out.
    var pages: [Page] {
        var pages: [Page] = []
        var fields: [RecordedStep] = []
        var save: Int?
        var presses: [RecordedStep] = []
        func finish() {
            defer { (fields, save, presses) = ([], nil, []) }
            guard !fields.isEmpty else { return }
            let page = fields.lazy.compactMap(\.page).first
            pages.append(
                Page(
                    id: page.flatMap(name) ?? "page-\(pages.count + 1)", page: page, fields: fields,
                    save: save.map { steps[$0] },
                    presses: presses.filter { $0 != save.map { steps[$0] } }, request: save.flatMap(request)))
        }
        for index in steps.indices[((secret ?? -1) + 1)...] {
            let step = steps[index]
            switch step.act {
            case .open: if step.page != nil { finish() }
            case .secret: continue
            case .press:
                save = index
                if !fields.isEmpty { presses.append(step) }
                // Without pages, a press is all that tells them apart.
                if step.page == nil { finish() }
            case .fill, .choose, .tick, .attach:
                fields.removeAll { $0.locators == step.locators && step.act != .attach }
                fields.append(step)
            }
        }
        finish()
        return pages
    }

    /// The id of the draft: what stands in pages' paths and is none of their words.
    var draft: String? {
        let before = Set(segments(begin?.page?.path ?? ""))
        let filled = pages.compactMap { $0.page?.path }
        return filled.flatMap(segments).first { segment in
            segment.contains(where: \.isNumber) && !before.contains(segment)
                && filled.allSatisfy { segments($0).contains(segment) }
        }
    }

    /// A path as a map's pattern: the draft's id stands for every draft.
    func pattern(_ path: String) -> String {
        "/" + segments(path).map { $0 == draft ? "${draft}" : Self.escaped($0) }.joined(separator: "/")
    }

    /// A text as a pattern for texts of its kind: `D-0001` becomes `D-\d{4}`.
    static func kind(of text: String) -> String {
        var pattern = ""
        var rest = text[...]
        while let first = rest.first {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            pattern += digits.isEmpty ? escaped(String(first)) : "\\d{\(digits.count)}"
            rest = rest.dropFirst(max(1, digits.count))
        }
        return pattern
    }

    private static func escaped(_ text: String) -> String {
        text.map { "\\^$.|?*+()[]{}".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    private static func isEntry(_ step: RecordedStep) -> Bool {
        [.fill, .choose, .tick, .attach].contains(step.act)
    }

    private func segments(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    private func name(_ page: RecordedPage) -> String? {
        guard let last = segments(page.path).last, last.wholeMatch(of: #/[a-z][a-z-]*/#) != nil else { return nil }
        return ["login", "begin", "review"].contains(last) ? nil : last
    }

    /// The request that was made next after a step, before anything else was done.
    private func request(of index: Int) -> RecordedRequest? { walk.requests.first { $0.after == index + 1 } }

    private func pageAfter(_ index: Int) -> RecordedPage? {
        steps[(index + 1)...].prefix { $0.act == .open }.last?.page
    }
}

/// Decides what of each exchange goes into a recording.
struct Discretion: Sendable {
    var names: StandIns
    /// Path segments that the program declared or navigated to itself.
    private var segments: Set<String>
    /// What was typed or given to scripts: withheld wherever it turns up again.
    private var typed: [Secret] = []

    init(pathWords: Set<String>, isReplay: Bool) {
        segments = pathWords
        names = StandIns(isReplay: isReplay)
    }

    /// Takes down what a command types or gives to a script.
    mutating func learn(_ value: JSONValue?) {
        switch value {
        // Shorter ones turn up everywhere by chance; the allow-list keeps them out.
        case .string(let text) where text.count >= 4: typed.append(Secret(text))
        case .array(let elements): for element in elements { learn(element) }
        case .object(let members): for member in members.values { learn(member) }
        default: break
        }
    }

    /// Takes down where the program goes by itself.
    mutating func learn(address: String) {
        guard let address = KeptAddress(address) else { return }
        segments.formUnion(address.segments)
    }

    mutating func keep(_ value: JSONValue, _ kept: Kept) -> JSONValue {
        switch (kept, value) {
        case (.picture, _): Withheld.picture.json
        case (.type, _): Withheld(value).json
        case (_, .null), (_, .bool): value
        case (.number, .number): value
        case (.word, .string(let text)): isWord(text) ? value : Withheld.text.json
        case (.choice, .string(let text)): isClean(text) ? value : Withheld.text.json
        case (.name(let kind), .string(let text)): .string(names.name(text, kind))
        case (.address, .string(let text)): .string(address(text))
        case (.list(let each), .array(let elements)): .array(elements.map { keep($0, each) })
        case (.members(let table), .object(let members)): .object(keep(members, table))
        case (.references, .array(let elements)): .array(elements.map { keep($0, .references) })
        case (.references, .object): reference(value) ?? Withheld.object.json
        case (.context, .object(let members)): .object(keep(members, Self.context))
        default: Withheld(value).json
        }
    }

    private static let context: [String: Kept] = [
        "context": .name(.window), "parent": .name(.window), "originalOpener": .name(.window), "url": .address,
        "children": .list(.context),
    ]

    private mutating func keep(_ members: [String: JSONValue], _ table: [String: Kept]) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        // In order, so that stand-ins are given in the same order each time.
        for (key, kept) in table.sorted(by: { $0.key < $1.key }) {
            if let member = members[key] { result[key] = keep(member, kept) }
        }
        return result
    }

    private mutating func reference(_ value: JSONValue) -> JSONValue? {
        if let id = value[Element.key]?.string { return [Element.key: .string(names.name(id, .element))] }
        if let id = value[Self.shadowKey]?.string { return [Self.shadowKey: .string(names.name(id, .shadow))] }
        return nil
    }

    /// The constant by which a JSON object is a shadow root's reference.
    private static let shadowKey = "shadow-6066-11e4-a52e-4f735466cecf"

    func isWord(_ text: String) -> Bool {
        text.utf8.count <= 64 && isClean(text) && text.wholeMatch(of: /[A-Za-z0-9 _.,:;=\/+()-]*/) != nil
    }

    private func isClean(_ text: String) -> Bool {
        !typed.contains { text.contains($0.reveal()) }
    }

    private func address(_ text: String) -> String {
        guard let address = KeptAddress(text) else { return "•" }
        return address.text { segments.contains($0) && isClean($0) }
    }

    /// A command's path: the protocol's own words, names and stand-ins.
    mutating func path(_ path: String) -> String {
        var before = ""
        return path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            defer { before = String(segment) }
            return self.segment(String(segment), behind: before)
        }.joined(separator: "/")
    }

    private mutating func segment(_ segment: String, behind before: String) -> String {
        switch before {
        case "element" where segment != "active": names.name(segment, .element)
        case "shadow": names.name(segment, .shadow)
        case "attribute", "property", "css": isWord(segment) ? segment : "•"
        default: Self.words.contains(segment) ? segment : "•"
        }
    }

    private static let words: Set<String> = [
        "", "status", "timeouts", "url", "back", "forward", "refresh", "title", "window", "handles", "new", "frame",
        "parent", "rect", "maximize", "minimize", "fullscreen", "element", "elements", "active", "shadow", "selected",
        "attribute", "property", "css", "text", "name", "enabled", "displayed", "computedrole", "computedlabel",
        "click", "clear", "value", "source", "execute", "sync", "async", "cookie", "actions", "alert", "dismiss",
        "accept", "screenshot", "print", "permissions", "webauthn", "authenticator", "credentials", "credential",
        "uv", "se", "file", "files", "goog", "cdp", "moz", "full", "context", "addon",
    ]
}

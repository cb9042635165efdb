import Foundation
import PKI
import Testing

@testable import Portal

/// A change to the staging map and what must be said about it, where.
struct MapFault: Sendable, CustomTestStringConvertible {
    let find: String
    let replacement: String
    /// The text whose first letter is the place that must be named; nil where no place is asked.
    let marker: String?
    let message: String

    var testDescription: String { replacement }

    init(_ find: String, _ replacement: String, at marker: String?, _ message: String) {
        self.find = find
        self.replacement = replacement
        self.marker = marker
        self.message = message
    }
}

@Suite(.timeLimit(.minutes(10)))
struct MapErrorTests {
    static let faults = [
        MapFault("account:", "acount:", at: "acount:", "unknown key “acount”; expected one of schema, portal"),
        MapFault("account: \"#account\"", "", at: nil, "the key “account” is missing"),
        MapFault("status: tested", "status: perhaps", at: "perhaps", "expected one of tested, untested"),
        MapFault("countersign.map/1", "countersign.map/9", at: nil, "expected countersign.map/1"),
        MapFault("success: /requests", "success: [a]", at: "[a]", "login.success: expected a text"),
        MapFault("success: /requests", "success: '(('", at: "'(('", "is no regular expression"),
        MapFault("accepts: [7.4.2]", "accepts: 7.4.2", at: "7.4.2", "vendor.accepts: expected a list"),
        MapFault(
            "landmark: { css: h1, text: Sign in }", "landmark: h1", at: "h1\n", "login.landmark: expected a mapping"),
        MapFault("subscriber.unit", "subscriber..unit", at: "subscriber..unit", "is no packet path"),
        MapFault(
            "subscriber.unit", "files[request.csr].mode", at: "files[request.csr]", "one of name, sha256, text, pem"),
        MapFault("${csr.file}", "${csr.file", at: "files[${csr.file]", "is no packet path"),
        MapFault("kind: rows", "kind: heap", at: "heap", "expected one of text, password, textarea"),
        MapFault("- id: locality", "- id: unit", at: "unit\n        label: Locality", "another “unit” among fields"),
        MapFault(
            "packet: subscriber.locality", "reveal: true", at: "id: locality", "expected the key “packet” or “value”"),
        MapFault("reveal: true", "reveal: maybe", at: "maybe", "expected true or false"),
        MapFault(
            "request: save-custody", "request: save-custard", at: "save-custard", "there is no request “save-custard”"),
        MapFault("carries: [custody]", "carries: [custard]", at: "custard", "there is no page “custard”"),
        MapFault("purpose: helper", "purpose: commit", at: nil, "exactly “submit” must have the purpose commit"),
        MapFault(
            "{ draft: true }", "{ draft: true, opaque: 3 }", at: "{ draft: true, opaque", "expected exactly one of"),
        MapFault("{ opaque: 128 }", "{ opaque: many }", at: "many", "expected a whole number"),
        MapFault("demand: empty", "demand: { equals: [a], count: 1 }", at: "{ equals: [a]", "one of equals and count"),
        MapFault("class: lookup-by-key", "class: none", at: "class: none", "a class other than none needs a lookup"),
        MapFault("account:", "title: again\naccount:", at: nil, "the same key twice: title"),
        MapFault("account:", "account: [", at: nil, "this is no YAML"),
        MapFault("open: { address: /login }", "open: {}", at: "{}", "expected exactly one of address and press"),
    ]

    /// The same in the map of django-ca, whose keys the staging portal's maps have no need of.
    static let faultsElsewhere = [
        MapFault("issuance: immediate", "issuance: soon", at: "soon", "expected one of pending, immediate"),
        MapFault(
            "unfold: [\".x509-extensions > details\"]", "unfold: details", at: "details\n", "unfold: expected a list"),
        MapFault("choose: text", "choose: words", at: "words", "expected one of value, text"),
        MapFault(
            "        kind: select\n        css: \"#id_ca\"", "        css: \"#id_ca\"", at: "id: ca",
            "only an option of a select is chosen"),
        MapFault("remove: .remove-row-btn", "remove: []", at: "[]\n          fields", "rows.remove: expected a text"),
        MapFault("unlabelled: true", "unlabelled: perhaps", at: "perhaps", "expected true or false"),
        MapFault(
            "unnamed: true", "unnamed: true\n              name: type", at: "id: subject-type",
            "“unnamed” has no “name”"),
        MapFault("subject[].type\n", "subject[].type as kinds\n", at: "subject[].type as kinds", "kinds"),
        MapFault("again: certificate }", "again: begin }", at: "begin }", "expected the id of the last page"),
        MapFault(
            "review: { again: certificate }", "review: { again: certificate, values: [] }", at: "[] }",
            "with “again” the page is described where it is filled"),
        MapFault("digest: spki", "digest: sha1", at: "sha1", "expected one of spki"),
        MapFault("atMost: 50", "atMost: few", at: "few", "expected a whole number"),
        MapFault(
            "opens: { link:", "opens: { links:", at: "links:", "unknown key “links”; expected one of link, landmark"),
        MapFault(", atMost: 50", "", at: nil, "the key “atMost” is missing"),
        MapFault("words: the portal refused the form", "word: refused", at: "word: refused", "unknown key “word”"),
        MapFault(
            "    css: \".field-pub_pem .readonly\"\n    serial", "    serial",
            at: "serial: \".field-serial_field .readonly\"",
            "expected exactly one of css and address"),
        MapFault(
            "    serial: \".field-serial", "    address: x\n    serial: \".field-serial",
            at: "css: \".field-pub_pem .readonly\"\n    address",
            "expected exactly one of css and address"),
        MapFault(
            "[{ packet: profile, equals: codesigning, value: 1.3.6.1.5.5.7.3.3 }]\n", "[{}]\n", at: "{}]\n",
            "expected the key “packet” or “value”"),
    ]

    /// The same in the map of the single-page application.
    static let faultsOfApplication = [
        MapFault("by: { caption: Organization }", "by: { caption: [] }", at: nil, "by.caption: expected a text"),
        MapFault(
            "by: { caption: Organization }", "by: { title: x }", at: nil, "expected exactly one of css, label, role"),
        MapFault(
            "by: { caption: Organization }", "css: a\n        by: { caption: Organization }", at: nil,
            "“css” and “by” are two ways to say the same"),
        MapFault(
            "posts: organization", "unnamed: true\n        posts: organization", at: nil,
            "leave “unnamed” out"),
        MapFault("by: { role: button, name: New request }, ", "", at: nil, "the key “css” is missing"),
        MapFault(
            "by: { role: button, name: New request }", "by: { caption: New request }", at: nil,
            "a button is not found by a caption"),
        MapFault(
            "  fragment: /requests\n", "  fragment: /requests\n  frame: { css: iframe }\n", at: nil,
            "the key “path” is missing"),
        MapFault(
            "  fragment: /requests\n", "  fragment: /requests\n  frame: iframe\n", at: "iframe\n",
            "begin.frame: expected a mapping"),
        MapFault(
            "login:\n", "login:\n  frame: { css: iframe, path: /x }\n", at: "frame: {", "login: unknown key “frame”"),
        MapFault("sameDocument: true", "sameDocument: perhaps", at: "perhaps", "expected true or false"),
        MapFault("fragment: /requests\n", "fragment: \"(\"\n", at: "\"(\"", "is no regular expression"),
        MapFault(
            "login:\n", "login:\n  origin: https://sso.pki.example\n", at: nil,
            "the origin of the sign-in, https://sso.pki.example, is not among the map's origins"),
    ]

    /// A sign-in's second step, before the map's own `success`.
    private static func second(_ body: String) -> String {
        "refused: \"#login-error\"\n  second: { title: Key, landmark: { css: h1, text: Key }, \(body) }"
    }

    static let faultsOfSecondStep = [
        MapFault(
            "refused: \"#login-error\"", second("request: sign-in"), at: "{ title: Key", "the key “refused” is missing"),
        MapFault(
            "refused: \"#login-error\"", second("refused: p, request: prove"), at: "prove }",
            "there is no request “prove”"),
        MapFault(
            "refused: \"#login-error\"", second("refused: p, request: sign-in, seconds: soon"), at: "soon",
            "expected a whole number"),
        MapFault(
            "refused: \"#login-error\"", second("refused: p, request: sign-in, frame: { css: i, path: /x }"),
            at: "frame: {", "login.second: unknown key “frame”"),
        MapFault(
            "refused: \"#login-error\"", second("refused: p, request: save-profile"), at: nil,
            "“save-profile” answers for a sign-in and must have the purpose login"),
    ]

    @Test(arguments: faultsOfSecondStep)
    func `and in the second step of a sign-in`(fault: MapFault) throws {
        try expect(fault, in: try MapFiles.text("staging"))
    }

    /// What a map says of a portal at which the browser signs in by itself.
    static let faultsOfEntrance = [
        MapFault("login:\n", "login:\n  by: certificate\n", at: "Sign in\n", "“login” says nothing but “by”"),
        MapFault("login:\n", "login:\n  by: password\n", at: "password", "expected one of certificate, ticket, none"),
        MapFault("\"#account\"", "{ shown: true }", at: "true", "where the account is shown, name its element"),
        MapFault("\"#account\"", "{ css: x }", at: "css: x", "unknown key “css”; expected one of shown"),
        MapFault(
            "  press: { css: \"#new-request\", label: New request }\n", "", at: "new-draft\n",
            "a request needs a “press” that makes it"),
        MapFault("\"#account\"", "[x]", at: "[x]", "account: expected a text"),
    ]

    @Test(arguments: faultsOfEntrance)
    func `and in the keys of a portal without a sign-in page`(fault: MapFault) throws {
        try expect(fault, in: try MapFiles.text("staging"))
    }

    static let entrances: [(String, String, String, String?)] = [
        ("{ by: none }", "\"#account\"", "address: /begin", "a portal that signs nobody in shows no account"),
        ("{ by: none }", "{ shown: false }", "press: { css: a, label: B }", "the page to begin on needs an address"),
        ("{ by: ticket }", "{ shown: false }", "address: /begin", nil),
        ("{ by: certificate }", "\"#account\"", "address: /begin", nil),
    ]

    @Test(arguments: entrances)
    func `a browser that signs in by itself needs a page to begin on, and shows an account or says that it does not`(
        login: String, account: String, open: String, fault: String?
    ) throws {
        var text = OwnPages.map
        let start = try #require(text.firstRange(of: "login:\n")).lowerBound
        let end = try #require(text.firstRange(of: "begin:\n")).lowerBound
        text.replaceSubrange(start..<end, with: "login: \(login)\n")
        for (old, new) in [("account: \"#account\"", "account: \(account)"), ("address: /begin", open)] {
            text = text.replacing(old, with: new)
        }
        let problems = refusal(of: text)?.problems.map(\.message) ?? []
        #expect(fault.map { fault in problems.contains { $0.contains(fault) } } ?? problems.isEmpty, "\(problems)")
    }

    @Test(arguments: faultsOfApplication)
    func `and in the keys that a single-page application needs`(fault: MapFault) throws {
        try expect(fault, in: try MapFiles.text("staging-app"))
    }

    @Test(arguments: faultsElsewhere)
    func `so is a fault in the keys that a portal of others needs`(fault: MapFault) throws {
        try expect(fault, in: String(contentsOfFile: MapFiles.selectors + "/django-ca/3.2/map.yaml", encoding: .utf8))
    }

    @Test(arguments: faults)
    func `a fault in a map is named with its place and with what was expected`(fault: MapFault) throws {
        try expect(fault, in: try MapFiles.text("staging"))
    }

    private func expect(_ fault: MapFault, in text: String) throws {
        let found = try #require(text.firstRange(of: fault.find), "the map no longer has “\(fault.find)”")
        let faulty = text.replacingCharacters(in: found, with: fault.replacement)
        let error = try #require(refusal(of: faulty))
        let problem = try #require(error.problems.first { $0.description.contains(fault.message) }, "\(error)")
        guard let marker = fault.marker else { return }
        let place = try #require(faulty.firstRange(of: marker)).lowerBound
        let before = faulty[..<place].split(separator: "\n", omittingEmptySubsequences: false)
        let position = "map.yaml:\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1): "
        #expect(problem.description.hasPrefix(position))
    }

    @Test func `all faults of a map are told at once, in the file's order`() throws {
        let text = try MapFiles.text("staging")
            .replacing("account:", with: "acount:").replacing("class: lookup-by-key", with: "class: guess")
            .replacing("status: tested", with: "status: perhaps")
        let problems = try #require(refusal(of: text)).problems
        #expect(problems.count == 4, "\(problems)")
        let lines = problems.compactMap { $0.position?.line }
        #expect(lines == lines.sorted())
    }

    @Test(arguments: ["", "- a\n- b\n", "just text\n", "\u{0}", "a: b\n"])
    func `a file that is no map at all is refused`(text: String) {
        #expect(refusal(of: text) != nil)
    }

    @Test func `aliases cannot unfold a map without end`() throws {
        let nested = (1...30).map { level in
            "- &a\(level) {id: x\(level), label: l, kind: rows, rows: {container: c, row: r, add: {css: a, label: l}, "
                + "fields: [\(level == 1 ? "" : "*a\(level - 1), *a\(level - 1)")]}}"
        }
        let text = try MapFiles.text("staging").replacing(
            "    fields:\n      - id: organization",
            with: "    fields:\n" + nested.map { "      \($0)\n" }.joined() + "      - id: organization")
        let error = try #require(refusal(of: text))
        #expect(error.problems.contains { $0.message.contains("too large once its aliases are unfolded") })
    }

    @Test func `bytes that are no text and files without end are refused`() {
        #expect(throws: MapError.self) { try SelectorMap.parse([0xFF, 0xFE, 0x41], file: "map.yaml") }
        let large = [UInt8](repeating: 0x23, count: SelectorMap.maximumSize + 1)
        #expect(throws: MapError.self) { try SelectorMap.parse(large, file: "map.yaml") }
    }

    @Test func `an unknown key is refused wherever it stands`() throws {
        let lines = try MapFiles.text("staging").split(separator: "\n", omittingEmptySubsequences: false)
        let keyed = lines.indices.filter { lines[$0].wholeMatch(of: #/ *[a-z][A-Za-z_-]*:.*/#) != nil }
        for index in stride(from: 0, to: keyed.count, by: 9).map({ keyed[$0] }) {
            var changed = lines
            changed.insert(lines[index].prefix { $0 == " " } + "surprise: 1", at: index)
            let error = try #require(refusal(of: changed.joined(separator: "\n")), "line \(index + 1)")
            #expect(error.problems.contains { $0.position?.line == index + 1 }, "line \(index + 1): \(error)")
        }
    }

    private func refusal(of text: String) -> MapError? {
        do {
            _ = try SelectorMap.parse(Array(text.utf8), file: "map.yaml")
            return nil
        } catch { return error }
    }
}

import Testing
import Yams

@testable import Portal

struct MapEditTests {
    private static let text = """
        version: 2026-11.1   # the first
        pages:
          - id: a # page a
            save: { css: "#go", label: Go, request: r }
            fields:
              # the name of the field
              - id: unit
                label: 'Unit of it'
                name: ou
              - id: town
                label: Town (at sea) # as people say
        """

    private func edited(_ body: (inout MapEdit) throws(MapError) -> Void) throws(MapError) -> [String] {
        var edit = MapEdit(Self.text, file: "map.yaml")
        try body(&edit)
        return edit.result.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `a value that is there is replaced, whatever its quotes, and comments stay`() throws {
        let lines = try edited { (edit) throws(MapError) in
            try edit.set("version", to: "2026-11.2", at: [])
            try edit.set("label", to: "Organizational unit", at: ["pages", "a", "fields", "unit"])
            try edit.set("label", to: "Town", at: ["pages", "a", "fields", "town"])
            try edit.set("css", to: "button[name=\"go\"]", at: ["pages", "a", "save"])
            try edit.set("label", to: "Go, on", at: ["pages", "a", "save"])
        }
        #expect(lines[0] == "version: \"2026-11.2\"   # the first")
        #expect(lines[3] == #"    save: { css: "button[name=\"go\"]", label: "Go, on", request: r }"#)
        #expect(lines[7] == "        label: Organizational unit")
        #expect(lines[10] == "        label: Town # as people say")
        #expect(lines[5] == "      # the name of the field")
    }

    @Test func `a value that is not there comes behind the first of its kind`() throws {
        let lines = try edited { (edit) throws(MapError) in
            try edit.set("css", to: "#ou", at: ["pages", "a", "fields", "unit"])
            try edit.set("kind", to: "x", at: ["pages", "a", "save"])
        }
        #expect(lines[7] == "        css: \"#ou\"")
        #expect(lines[3].contains("{ kind: x, css: \"#go\""))
        #expect(lines.count == 12)
    }

    @Test func `elements of a list change places and one is added, and every other line stays`() throws {
        let lines = try edited { (edit) throws(MapError) in
            try edit.append([("id", "zip"), ("label", "ZIP: code")], to: ["pages", "a", "fields"])
        }
        #expect(Array(lines.prefix(11)) == Self.text.split(separator: "\n").prefix(11).map(String.init))
        #expect(lines.suffix(2) == ["      - id: zip", "        label: \"ZIP: code\""])
        var edit = MapEdit(
            "a:\n  - id: x\n    y: 1\n\n  - id: z # last\n\nb:\n- one\n- two\n- three\n", file: "map.yaml")
        try edit.reorder(at: ["a"], [1, 0])
        try edit.reorder(at: ["b"], [2, 0, 1])
        #expect(edit.result == "a:\n  - id: z # last\n  - id: x\n    y: 1\n\n\nb:\n- three\n- one\n- two\n")
    }

    @Test(arguments: ["a: [x, y]\n", "a:\n  - x\n# between\n  - y\n", "b: 1\n", "a: []\n"])
    func `a list that is written otherwise is left to a person`(_ text: String) {
        var edit = MapEdit(text, file: "map.yaml")
        #expect(throws: MapError.self) { try edit.reorder(at: ["a"], [1, 0]) }
    }

    @Test func `what is not there, or goes over lines, is refused`() {
        #expect(throws: MapError.self) {
            try edited { (edit) throws(MapError) in try edit.set("css", to: "#x", at: ["pages", "b"]) }
        }
        var edit = MapEdit("a:\n  b: |\n    long\n", file: "map.yaml")
        #expect(throws: MapError.self) { try edit.set("b", to: "x", at: ["a"]) }
    }

    @Test(arguments: ["#a: b", "true", "a\"b\\c", "- x", "{x}", "2", "", " x", "x # y", "*a", "Größe", "[name=\"a\"]"])
    func `any text reads back as it was written`(_ value: String) throws {
        var edit = MapEdit("a:\n  b: c\nd: e\n", file: "map.yaml")
        try edit.set("b", to: value, at: ["a"])
        try edit.set("b", to: value, at: ["a"])
        try edit.set("d", to: "still", at: [])
        try edit.set("e", to: value, at: [])
        let read = try #require(try Yams.compose(yaml: edit.result))
        #expect(read["a"]?["b"]?.scalar?.string == value)
        #expect(read["d"]?.scalar?.string == "still")
        #expect(read["e"]?.scalar?.string == value)
    }

    @Test(arguments: [("2026-11.1", "2026-11.2"), ("2026-11.9", "2026-11.10"), ("7", "8"), ("first", "first.1")])
    func `the next version is the next number`(_ version: String, _ next: String) {
        #expect(RenewedMap.version(after: version) == next)
    }
}

import Foundation

/// A JUnit file as Python's own XML parser reads it.
struct JUnitReader {
    private struct Read: Decodable {
        let names: [String]
        let elements: [String]
        let details: [String]
        let counts: [Int]
    }

    private static let program = """
        import json, sys, xml.etree.ElementTree as tree
        suite = tree.fromstring(sys.argv[1].encode()).find("testsuite")
        cases = suite.findall("testcase")
        found = [child for case in cases for child in case]
        print(json.dumps({
            "names": [case.get("name") for case in cases], "elements": [child.tag for child in found],
            "details": [child.text or "" for child in found],
            "counts": [int(suite.get("failures")), int(suite.get("errors"))]}))
        """

    private let read: Read?

    init(_ text: String) {
        let output = try? Tool.run(["python3", "-c", Self.program, text])
        read = output.flatMap { try? JSONDecoder().decode(Read.self, from: Data($0)) }
    }

    var isWellFormed: Bool { read != nil }
    var names: [String] { read?.names ?? [] }
    var cases: [String] { names }
    var elements: [String] { read?.elements ?? [] }
    var details: [String] { read?.details ?? [] }
    var counts: [Int] { read?.counts ?? [] }
}

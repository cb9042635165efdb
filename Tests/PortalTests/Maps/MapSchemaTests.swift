import Foundation
import Testing

/// The schema is for editors; it must not say other things than the reader.
@Suite(.timeLimit(.minutes(10)))
struct MapSchemaTests {
    private static let check = """
        import json, sys, yaml, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        bad = []
        for path in sys.argv[2:]:
            text = open(path).read()
            bad += [f"{path} {e.json_path}: {e.message[:160]}" for e in validator.iter_errors(yaml.load(text, loader))]
            lines = text.split("\\n")
            keyed = [i for i, l in enumerate(lines) if l.strip() and l.strip()[0].isalpha() and ":" in l]
            for i in keyed[::23]:
                line = " " * (len(lines[i]) - len(lines[i].lstrip())) + "surprise: 1"
                changed = yaml.load("\\n".join(lines[:i] + [line] + lines[i:]), loader)
                if validator.is_valid(changed): bad.append(f"{path}:{i + 1} an unknown key passes")
        print("\\n".join(bad))
        sys.exit(1 if bad else 0)
        """

    @Test(.enabled(if: MapSchemaTests.hasValidator, "python3 with jsonschema and yaml"))
    func `the published schema accepts every map and refuses unknown keys`() throws {
        let maps = MapFiles.all.map { "\(MapFiles.selectors)/\($0)/map.yaml" }
        let schema = MapFiles.selectors + "/schema/map-1.schema.json"
        let (status, output) = try Self.python(["-c", Self.check, schema] + maps)
        #expect(status == 0, "\(output)")
    }

    private static let hasValidator = (try? python(["-c", "import jsonschema, yaml"]).status) == 0

    private static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

import Foundation
import Testing

/// Compiles a file together with Governance's own sources, so that even a neighbour of the gate is shown to fail.
@Suite(.timeLimit(.minutes(10))) struct PermitOwnershipTests {
    @Test func `a permit that is used once compiles (P1)`() throws {
        #expect(try errors(in: "func once(_ permit: consuming Permit) { use(permit) }") == [])
    }

    @Test(arguments: [
        ("func twice(_ permit: consuming Permit) { use(permit); use(permit) }", "consumed more than once"),
        ("func copied(_ permit: Permit) -> Permit { permit }", "noncopyable type 'Permit' must specify ownership"),
        ("func kept(_ permit: borrowing Permit) -> Permit { permit }", "is borrowed and cannot be consumed"),
        ("func stored(_ permit: consuming Permit) -> [Permit] { [permit] }", "does not conform to protocol 'Copyable'"),
        ("func made(_ facts: Facts) -> Permit { Permit(.commit, facts) }", "inaccessible due to 'fileprivate'"),
        ("func lenient(_ rules: [any Rule]) -> Gate { Gate(rules: rules) }", "inaccessible due to 'private'"),
        ("func changed(_ permit: inout Permit) { permit.requestID = \"\" }", "'requestID' is a 'let' constant"),
        ("func verdict() -> Verdict { let verdict = Verdict.refused([]); use(verdict); return verdict }", "consumed"),
    ])
    func `a permit cannot be used twice, copied, stored, changed or made elsewhere (P1)`(
        snippet: String, complaint: String
    ) throws {
        let errors = try errors(in: snippet)
        #expect(errors.contains { $0.contains(complaint) }, "\(errors)")
    }

    private func errors(in snippet: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "permit-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "Snippet.swift")
        try Data("func use<T: ~Copyable>(_ value: consuming T) {}\n\(snippet)\n".utf8).write(to: file)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        // Ownership is checked after types are, in the compiler's intermediate language.
        compiler.arguments =
            [
                "swiftc", "-frontend", "-emit-sil", "-o", "/dev/null", "-module-name", "Governance", "-package-name",
                "test",
            ]
            + ["-swift-version", "6", "-primary-file", file.path] + sources()
        let complaints = Pipe()
        compiler.standardError = complaints
        try compiler.run()
        let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        compiler.waitUntilExit()
        let errors = text.split(separator: "\n").map(String.init).filter { $0.contains("error: ") }
        return compiler.terminationStatus == 0 ? errors : errors + ["compiler ended \(compiler.terminationStatus)"]
    }

    private func sources() -> [String] {
        let folder = URL(filePath: #filePath).appending(path: "../../../Sources/Governance").standardized
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".swift") }
    }
}

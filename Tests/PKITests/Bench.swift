import Foundation

/// A temporary folder with the tools that our results are compared with; gone when the test is.
struct Bench: ~Copyable {
    struct Result {
        let status: Int32
        let output: [UInt8]
        let errors: String

        /// The output as text without its last line end.
        var text: String { String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines) }
    }

    /// The tool ended otherwise than it should.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "countersign-pki-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }

    func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }

    /// Runs a tool in this folder, with both outputs into files, so that neither can fill a pipe.
    func run(_ tool: String, _ arguments: [String]) throws -> Result {
        let (output, errors) = ("output-\(UUID().uuidString)", "errors-\(UUID().uuidString)")
        try write([], to: output)
        try write([], to: errors)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(tool)")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: output))
        process.standardError = try FileHandle(forWritingTo: folder.appending(path: errors))
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try read(output),
            errors: String(decoding: try read(errors), as: UTF8.self))
    }

    /// Runs `openssl`, which must succeed.
    @discardableResult
    func openssl(_ arguments: String...) throws -> Result {
        let result = try run("openssl", arguments)
        guard result.status == 0 else {
            throw Failure(description: "openssl \(arguments.joined(separator: " ")): \(result.errors)")
        }
        return result
    }

    /// A key and its self-signed certificate by `openssl`, in "NAME.key" and "NAME.pem".
    func makeSigner(_ name: String, _ kind: String) throws {
        try openssl(
            "req", "-x509", "-newkey", kind, "-pkeyopt",
            kind == "ec" ? "ec_paramgen_curve:P-384" : "rsa_keygen_bits:2048",
            "-nodes", "-keyout", "\(name).key", "-out", "\(name).pem", "-subj", "/O=Meridian/CN=\(name)", "-days", "30")
    }
}

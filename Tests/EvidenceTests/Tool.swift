import Foundation

/// A program that is not ours.
struct Tool {
    let status: Int32
    let output: String

    /// Runs `arguments` in `folder`; standard output and standard error together.
    static func run(_ arguments: [String], in folder: String) throws -> Tool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Tool(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
    }

    /// The program from the build that these tests are of.
    static var countersign: String {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: runner).deletingLastPathComponent().appending(path: "countersign").path
    }
}

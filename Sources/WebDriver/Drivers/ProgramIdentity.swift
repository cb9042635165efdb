import Subprocess
import SystemPackage

/// Which program it was: a driver or a browser.
public struct ProgramIdentity: Sendable, Hashable {
    /// The program's file.
    public let path: String
    /// The version it answers with, such as `156.0.8078.79`.
    public let version: String
    /// The SHA-256 of its file in lowercase hexadecimal digits; nil where `sha256sum` is not installed.
    public let sha256: String?

    /// The first number of a version, which driver and browser must share.
    static func major(_ version: String) -> Int? {
        version.split(separator: ".").first.flatMap { Int($0) }
    }

    /// Digests a program's file.
    static func digest(_ path: String) async -> String? {
        guard let program = Search.executable("sha256sum"),
            let result = try? await run(
                .path(FilePath(program)), arguments: ["--", path], output: .string(limit: 8192), error: .discarded),
            result.terminationStatus.isSuccess
        else { return nil }
        return result.standardOutput.split(separator: " ").first.map(String.init)
    }
}

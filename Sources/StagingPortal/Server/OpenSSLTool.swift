import Subprocess

/// The `openssl` command line: what the portal knows of keys and digests does not come from code under test.
enum OpenSSLTool {
    /// SHA-256 of the bytes, 64 lowercase hex digits.
    static func sha256(_ bytes: [UInt8]) async throws -> String {
        let output = try await run(["dgst", "-sha256", "-r"], input: bytes)
        return String(output.prefix(64))
    }

    /// Runs the tool and returns what it wrote.
    ///
    /// - Throws: ``StagingPortalError`` if it ended with anything but 0.
    static func run(_ arguments: [String], input: [UInt8] = []) async throws -> String {
        let result = try await Subprocess.run(
            .name("openssl"), arguments: Arguments(arguments), input: .array(input),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
        guard result.terminationStatus.isSuccess else {
            throw StagingPortalError(
                description: "openssl \(arguments.joined(separator: " ")) failed: \(result.standardError)")
        }
        return result.standardOutput
    }
}

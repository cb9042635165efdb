import Foundation
package import WebDriver

extension CredentialSource {
    /// The credential, in a form that does not show itself.
    ///
    /// - Throws: `CredentialError`, which names the place and never the credential.
    package func secret(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(CredentialError) -> Secret {
        guard let text = String(validating: try await bytes(environment: environment), as: UTF8.self) else {
            throw CredentialError(source: self, reason: "is not UTF-8")
        }
        return Secret(text)
    }

    /// The credential itself: the first line of what is there.
    ///
    /// - Throws: `CredentialError`, which names the place and never the credential.
    func bytes(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(CredentialError)
        -> [UInt8]
    {
        let found: [UInt8]
        switch self {
        case .environment(let name):
            guard let value = environment[name] else { throw CredentialError(source: self, reason: "is not set") }
            found = Array(value.utf8)
        case .file(let path):
            do { found = try InputFile.bytes(path, named: path) } catch {
                throw CredentialError(source: self, reason: "cannot be read")
            }
        case .command(let words):
            do { found = try await ExternalCommand(words: words, deadline: 30_000).run() } catch {
                throw CredentialError(source: self, reason: error.reason)
            }
        case .value(let value): found = Array(value.utf8)
        }
        let line = found.prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty else { throw CredentialError(source: self, reason: "is empty") }
        return Array(line)
    }
}

/// Why a credential could not be had; it names the place and never the credential.
package struct CredentialError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it should have been.
    package let source: CredentialSource
    /// What was wrong.
    package let reason: String

    package var description: String { "\(source) \(reason)" }
}

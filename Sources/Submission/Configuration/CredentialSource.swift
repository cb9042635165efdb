/// Where a credential is; the configuration names places, not secrets.
package enum CredentialSource: Hashable, Sendable {
    /// An environment variable.
    case environment(String)

    /// The first line of a file.
    case file(String)

    /// The first line that a command prints; it is started without a shell.
    case command([String])

    /// The value itself: only for names of accounts, never for passwords.
    case value(String)
}

extension CredentialSource: CustomStringConvertible {
    /// The place, for people; never the credential.
    package var description: String {
        switch self {
        case .environment(let name): "environment variable \(name)"
        case .file(let path): "file \(path)"
        case .command(let words): "command \(words.first ?? "")"
        case .value: "configuration"
        }
    }
}

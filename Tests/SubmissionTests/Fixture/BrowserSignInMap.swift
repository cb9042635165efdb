import Foundation

/// The staging portal's map where no page takes name and password: it differs in its data alone.
struct BrowserSignInMap: Sendable {
    private let map = ChangedMap()

    /// Copies the portal's map, takes its sign-in page out, and the build that stands there alone.
    func make(by way: String = "certificate", account: String = "\"#account\"") throws -> String {
        try map.make { text in
            try [
                ("login:\n", "begin:\n", "login: { by: \(way) }\n\n"), ("vendor:\n", "account:", ""),
                ("account:", "\n", "account: \(account)"),
            ].reduce(text) { try Self.replaced($0, from: $1.0, to: $1.1, with: $1.2) }
        }
    }

    func remove() { map.remove() }

    private static func replaced(_ text: String, from: String, to: String, with new: String) throws -> String {
        guard let start = text.range(of: "\n\(from)")?.lowerBound,
            let end = text.range(of: to, range: text.index(start, offsetBy: from.count + 1)..<text.endIndex)
        else { throw ChangedMap.Unchanged(text: from) }
        return text.replacingCharacters(in: text.index(after: start)..<end.lowerBound, with: new)
    }
}

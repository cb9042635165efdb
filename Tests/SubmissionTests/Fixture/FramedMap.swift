/// The application's map for a portal whose workflows stand in a frame: it differs in its data alone.
struct FramedMap: Sendable {
    private let map = ChangedMap()

    /// Copies the application's map and names the frame on every page of a workflow, and for the confirmation.
    func make() throws -> String { try map.make(of: stagingMaps + "-app", Self.framed) }

    func remove() { map.remove() }

    private static func framed(_ text: String) throws -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let framed = lines.flatMap { line -> [Substring] in
            let words = line.drop { $0 == " " }
            guard words.hasPrefix("fragment: /workflows/") || words.hasPrefix("fragment: /requests/CR") else {
                return [line]
            }
            return [line, "\(line.prefix { $0 == " " })frame: { css: iframe.work, path: /app/frame }"]
        }
        guard framed.count == lines.count + 8 else { throw ChangedMap.Unchanged(text: "fragment: /workflows/") }
        return framed.joined(separator: "\n")
    }
}

/// The application's map for a portal at which another origin signs people in: it differs in its data alone.
struct SignInElsewhereMap: Sendable {
    private let map = ChangedMap()

    /// Copies the application's map and names the sign-in's origin, for its page and for its request.
    func make(origin: String) throws -> String {
        try map.make(of: stagingMaps + "-app") {
            try $0.changed([
                ("origins: [\"${origin}\"]", "origins: [\"${origin}\", \"\(origin)\"]"),
                ("login:\n", "login:\n  origin: \(origin)\n"),
                ("  sign-in:\n    purpose: login\n", "  sign-in:\n    purpose: login\n    origin: \(origin)\n"),
            ])
        }
    }

    func remove() { map.remove() }
}

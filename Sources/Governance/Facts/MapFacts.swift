/// The selector map that was chosen, and what the list of allowed maps says of it.
package struct MapFacts: Hashable, Sendable {
    /// An entry of the list.
    package struct Allowed: Hashable, Sendable {
        /// Portal that the map is for.
        package var portal: String
        /// Its version.
        package var version: String
        /// SHA-256 of map.yaml, hexadecimal.
        package var sha256: String
        /// Environments in which it may be used.
        package var environments: [String]
        /// Identity of its author in the registry.
        package var author: String

        /// Takes every part as given; nothing is judged here.
        package init(portal: String, version: String, sha256: String, environments: [String], author: String) {
            self.portal = portal
            self.version = version
            self.sha256 = sha256
            self.environments = environments
            self.author = author
        }
    }

    /// Version of the map, as its folder is named.
    package var version: String
    /// SHA-256 of map.yaml, hexadecimal.
    package var sha256: String
    /// The list; nil where there is none.
    package var allowed: [Allowed]?
    /// Whether the portal issues at once what it takes in, as the map says.
    package var issuesAtOnce = false
    /// Whether the map says of itself that nobody reached a confirmation with it yet.
    package var isUntested = false
    /// Whether the portal shows who is signed in, as the map says.
    package var showsAccount = true
    /// Version as people are told it.
    package var label: String { Self.label(of: version, isUntested: isUntested) }

    /// A version as people are told it.
    package static func label(of version: String, isUntested: Bool) -> String {
        isUntested ? "\(version) (untested)" : version
    }

    /// Takes every part as given; nothing is judged here.
    package init(version: String, sha256: String, allowed: [Allowed]?) {
        self.version = version
        self.sha256 = sha256
        self.allowed = allowed
    }
}

extension Facts {
    /// The list's entry for the map that was chosen.
    var allowedMap: MapFacts.Allowed? {
        map.allowed?.first { $0.portal.isExactly(portal) && $0.sha256.isExactly(map.sha256) }
    }
}

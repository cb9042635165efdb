import Foundation

@testable import WebDriver

extension Trial {
    private static let key = VirtualAuthenticator(id: "KEY")
    private static let sample = VirtualAuthenticator.Credential(
        id: "AAECAw", relyingParty: "localhost", privateKey: Secret(""))

    /// A virtual key with one key pair; unplugged afterwards.
    private static func withKey(
        _ bench: Bench, _ body: (VirtualAuthenticator) async throws -> Void
    ) async throws {
        let key = try await bench.session.addVirtualAuthenticator()
        let credential = VirtualAuthenticator.Credential(
            id: "AAECAw", relyingParty: "localhost", privateKey: try TestKey.privateKey())
        try await bench.session.addCredential(credential, to: key)
        try await body(key)
        try await bench.session.removeVirtualAuthenticator(key)
    }

    private static func requireKeys(_ count: Int, _ bench: Bench, _ key: VirtualAuthenticator) async throws {
        try bench.require(try await bench.session.credentials(of: key).count == count, "not \(count)")
    }

    /// Commands of other standards and of vendors.
    static let extensions: [Trial] = [
        Trial(.addAuthenticator(.init())) { bench in try await withKey(bench) { _ in } },
        Trial(.removeAuthenticator(key)) { bench in try await withKey(bench) { _ in } },
        Trial(.addCredential(sample, to: key)) { bench in
            try await withKey(bench) { try await requireKeys(1, bench, $0) }
        },
        Trial(.credentials(of: key)) { bench in
            try await withKey(bench) { try await requireKeys(1, bench, $0) }
        },
        Trial(.removeCredential("CREDENTIAL", of: key)) { bench in
            try await withKey(bench) {
                try await bench.session.removeCredential("AAECAw", of: $0)
                try await requireKeys(0, bench, $0)
            }
        },
        Trial(.removeAllCredentials(of: key)) { bench in
            try await withKey(bench) {
                try await bench.session.removeAllCredentials(of: $0)
                try await requireKeys(0, bench, $0)
            }
        },
        Trial(.setUserVerified(true, of: key)) { bench in
            try await withKey(bench) { try await bench.session.setUserVerified(true, of: $0) }
        },
        Trial(.setPermission("", .granted)) { try await $0.session.setPermission("geolocation", .granted) },
        Trial(.uploadFile([])) {
            let path = try await $0.session.uploadFile(named: "a.txt", Array("abc".utf8))
            try $0.require(FileManager.default.contents(atPath: path) == Data("abc".utf8), "another file")
        },
        Trial(.devTools("", [:], .changes)) {
            try $0.require(try await $0.session.devTools("Browser.getVersion")["product"] != nil, "no product")
        },
        Trial(.fullScreenshot) { _ = try await $0.session.takeFullScreenshot() },
        Trial(StandardCommands.element.map { .isDisplayed($0) } ?? .status) {
            try $0.require(try await $0.session.isDisplayed($0.element("head")), "not displayed")
        },
    ]
}

import WebDriver

extension PortalVisit {
    /// Opens the page to begin on and looks whether the browser was signed in there.
    func comeIn(_ way: BrowserSignIn) async throws(Stop) -> SignedIn {
        let page = map.beginning.page
        try await arrive(at: page, way)
        try await checkOrigin(origin)
        let build = try await vendorBuild()
        let account = try await account(way)
        return SignedIn(
            account: account, build: build, picture: try await camera.picture(revealing: map.revealed(on: page)))
    }

    /// What keeps the page away is told as what it is: the browser was not let in.
    private func arrive(at page: MappedPage, _ way: BrowserSignIn) async throws(Stop) {
        do {
            _ = try await open(page)
            frame = page.frame
            try await ready(page.landmark, on: page.title)
        } catch .halt(let reason) where reason.kind == "drift" && way != .nobody {
            throw .halt(.notSignedIn(way, [reason.reason] + reason.differences))
        } catch .machinery(let failure) where way == .certificate {
            // A server that wants another certificate ends the connection, and the browser has no page to show.
            throw .halt(.notSignedIn(way, [failure.description]))
        } catch {
            throw error
        }
    }

    private func account(_ way: BrowserSignIn) async throws(Stop) -> String? {
        guard let css = map.account else { return nil }
        let shown = try await texts(matching: [css])[0]
        guard shown.count == 1, !shown[0].isEmpty else {
            throw .halt(.notSignedIn(way, ["it shows \(Words.quoting(shown)) where the account stands"]))
        }
        return shown[0]
    }
}

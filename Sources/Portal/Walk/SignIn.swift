package import PNGMask
import WebDriver

extension PortalVisit {
    /// Gets in as the map says, once; a refusal is never tried again.
    ///
    /// - Parameters:
    ///   - credentials: what its sign-in page takes; nil where the browser signs in by itself.
    ///   - ask: tells a person that it is their turn, where the portal asks for a security key as well.
    /// - Returns: What the portal shows once signed in.
    /// - Throws: ``Stop/halt(_:)`` where it does not show that, or another account.
    package func signIn(
        as credentials: SignInCredentials?, asking ask: @Sendable (SecondStep) -> Void = { _ in }
    ) async throws(Stop) -> SignedIn {
        switch (map.entrance, credentials) {
        case (.page(let login), let credentials?): return try await signIn(at: login, as: credentials, asking: ask)
        case (.page, nil): throw .machinery(MachineFailure("the portal's sign-in page takes a name and a password"))
        case (.browser(let way), _): return try await comeIn(way)
        }
    }

    /// Opens the portal's login page, judges it, and signs in.
    ///
    /// No secret is typed before origin, form and fields were found to be what the map describes.
    private func signIn(
        at login: LoginPage, as credentials: SignInCredentials, asking ask: @Sendable (SecondStep) -> Void
    ) async throws(Stop) -> SignedIn {
        let page = login.page
        try await reach(page)
        try await checkOrigin(login.origin ?? origin)
        let build = try await vendorBuild()
        _ = try await unchanged(page)
        let picture = try await camera.picture(revealing: map.revealed(on: page))
        try await enter(credentials, at: login)
        let old = document
        try await make(login.submit, on: page.title)
        if let second = login.second { try await prove(second, of: login, asking: ask) }
        try await signedIn(at: login, after: old)
        return SignedIn(account: try await account(credentials.username), build: build, picture: picture)
    }

    func checkOrigin(_ wanted: String) async throws(Stop) {
        let url = try await currentURL()
        guard RequestTarget(url: url, origin: wanted) != nil else {
            throw .halt(HaltReason(kind: "origin", reason: "The browser is not at \(wanted); it shows another origin."))
        }
    }

    /// The portal's own build, where the first page shows it.
    func vendorBuild() async throws(Stop) -> String? {
        guard let vendor = map.vendor else { return nil }
        let shown = try await texts(matching: [vendor.css])[0]
        let build = shown.count == 1 ? vendor.pattern.capture(in: shown[0]) : nil
        guard let build, vendor.accepts.contains(build) else {
            throw .halt(.otherBuild(shown: shown, accepts: vendor.accepts, map: map.version))
        }
        return build
    }

    private func enter(_ credentials: SignInCredentials, at login: LoginPage) async throws(Stop) {
        try await enterText(credentials.username, in: login.username, on: login.page)
        guard let field = login.page.fields.first(where: { $0.id == login.password }) else { return }
        let box = try await element(field.locators[0], field.label)
        let password = credentials.password
        try await acting { (session) async throws(WebDriverError) in try await session.sendKeys(password, to: box) }
    }

    private func enterText(_ text: String, in id: String, on page: MappedPage) async throws(Stop) {
        guard let field = page.fields.first(where: { $0.id == id }) else { return }
        var entries = [TextEntry(element: try await element(field.locators[0], field.label), value: text)]
        try await type(&entries)
    }

    /// Waits for the page behind the login, or for the portal's word that it refused.
    private func signedIn(at login: LoginPage, after old: Double) async throws(Stop) {
        let end = ContinuousClock.now + limits.page
        var path: String?
        while ContinuousClock.now < end {
            try await obey()
            if let url = try? await currentURL(), let target = RequestTarget(url: url, origin: origin) {
                path = target.path
                if login.success.matches(target.path) { return }
            }
            if let refusals = try? await said(at: [login.refused]), !refusals[0].isEmpty {
                throw .halt(.signInRefused(refusals[0]))
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        throw .halt(
            .notThere("the page behind the login", landmark: login.success.source, found: 0, path: path, title: nil)
        )
    }

    /// The account that the page to begin on shows; nil where the portal shows it nowhere.
    private func account(_ username: String) async throws(Stop) -> String? {
        let landmark = map.beginning.page.landmark
        let isOpened = try await isShown(map.beginning.page) ? false : try await open(map.beginning.page)
        frame = map.beginning.page.frame
        try await ready(landmark, on: map.beginning.page.title, newDocument: isOpened)
        guard let account = map.account else { return nil }
        let shown = try await texts(matching: [account])[0]
        guard shown == [username] else { throw .halt(.otherAccount(shown)) }
        return shown[0]
    }

    /// Whether the sign-in led to the page's own address already.
    private func isShown(_ page: MappedPage) async throws(Stop) -> Bool {
        guard case .address(let template) = page.opening else { return false }
        return try await currentURL() == (try address(template))
    }

    /// Whether the page is one that is opened by its address.
    func open(_ page: MappedPage) async throws(Stop) -> Bool {
        guard case .address(let template) = page.opening else { return false }
        try await open(template)
        return true
    }

    /// The address of the document that is shown.
    func currentURL() async throws(Stop) -> String {
        let value = try await driving { () async throws(WebDriverError) in
            try await reader.read("return location.href;", [])
        }
        return value.string ?? ""
    }

    /// Goes to an address of the map; only another document than the one shown now is what was opened.
    func open(_ template: Template) async throws(Stop) {
        try await go(to: try address(template))
    }

    /// Goes to a whole address.
    func go(to address: String) async throws(Stop) {
        frame = nil
        let shown = try? await reader.read("return [performance.timeOrigin, location.href];", []).array
        if let origin = shown?.first?.number { document = origin }
        // Where only “#…” differs the browser would stay in the document (HTML, 7.4.2.3.3), and show an older state.
        let isSame =
            address.contains("#") && shown?.last?.string.map(Self.withoutFragment) == Self.withoutFragment(address)
        for url in (isSame ? ["about:blank"] : []) + [address] {
            try await driving { () async throws(WebDriverError) in try await session.navigate(to: url) }
        }
    }

    private static func withoutFragment(_ url: String) -> Substring { url.prefix { $0 != "#" } }
}

/// What is known once signed in.
package struct SignedIn: Sendable {
    /// The account the portal shows; nil where it shows none anywhere.
    package let account: String?
    /// The portal's own build number, where the map reads it.
    package let build: String?
    /// The masked picture of the login page before anything was typed; where there is none, of the page to begin on.
    package let picture: MaskedScreenshot
}

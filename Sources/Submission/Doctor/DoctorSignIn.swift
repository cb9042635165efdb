import Portal

extension Doctor {
    /// Whether what the portal's map signs in by is there.
    func signIn(at portal: PortalConfiguration) async -> Finding {
        // A map that cannot be read is a finding of its own; then at least what is configured is looked at.
        guard let way = (try? portal.selectorMap())?.browserSignIn else { return await credentials(of: portal) }
        let subject = "sign-in \(portal.name)"
        if let lacking = configuration.browser.lacks(way, at: portal.origin) {
            return unfit(subject, lacking, "name it in \(configuration.file)")
        }
        guard portal.credentials == nil else {
            return unfit(
                subject, "the browser signs in \(way.words), and nobody types name and password",
                "take portals.\(portal.name).credentials out")
        }
        return fit(subject, "the browser signs in \(way.words)")
    }

    private func credentials(of portal: PortalConfiguration) async -> Finding {
        let subject = "credentials \(portal.name)"
        guard let credentials = portal.credentials else {
            return unfit(subject, "none", "name them under portals.\(portal.name).credentials, by reference")
        }
        for source in [credentials.username, credentials.password] {
            do { _ = try await source.bytes() } catch {
                return unfit(subject, error.description, "make \(source) available to this command")
            }
        }
        return fit(subject, "user name from \(credentials.username), password from \(credentials.password)")
    }
}

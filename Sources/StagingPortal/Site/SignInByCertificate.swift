import NIOHTTP1

/// Mutual TLS: what stands before the portal checks the certificate and says whose it is; there is no page for it.
struct SignInByCertificate: Sendable {
    private static let header = "x-client-certificate"

    let site: Site
    let visit: Visit

    /// What is answered to somebody who is not in yet; nil for who is.
    func answer() async -> Reply? {
        let name = visit.request.headers.first(name: Self.header)
        guard let account = Account.all.first(where: { $0.name == name }) else {
            return .page(
                MessagePage(
                    title: "Not allowed", text: "No account belongs to the certificate that your browser showed.",
                    session: nil
                ).html, status: .forbidden)
        }
        guard visit.session?.account != account else { return nil }
        return SignIn(site: site, visit: visit).with(await site.state.open(for: account), .seeOther("/requests"))
    }
}

import Governance
package import PKI

/// Everything Countersign knows about one portal, as data: one version, never changed once released.
package struct SelectorMap: Hashable, Sendable {
    /// The map language: `countersign.map/1`.
    package let schema: String
    /// The portal's name, as configuration names it.
    package let portal: String
    /// The map's version, such as `2026-11.1`.
    package let version: String
    /// The portal's title for people.
    package let title: String
    /// Whether this map was ever shown to work.
    package let status: MapStatus
    /// The origins the browser may talk to; `${origin}` is the one that configuration binds.
    package let origins: [Template]
    /// The portal's own build number; nil where it shows none.
    package let vendor: VendorBuild?
    /// The element that shows who is signed in; nil where the portal shows it nowhere.
    package let account: String?
    /// How to get in.
    package let entrance: Entrance
    /// How a request is begun.
    package let beginning: Beginning
    /// The tabs of a request.
    package let tabs: TabStrip?
    /// The pages that are filled, in order.
    package let pages: [MappedPage]
    /// Every request with an effect that the portal's pages may make.
    package let requests: [DeclaredRequest]
    /// Selectors of static texts that may be legible in every stored picture.
    package let visible: [String]
    /// The last page before the commit.
    package let review: ReviewPage
    /// What the portal says of its own, and how it is judged.
    package let judged: [JudgedRegion]
    /// The last click.
    package let commit: Commit
    /// What is shown once the request is accepted.
    package let confirmation: Confirmation
    /// How to find out whether a request arrived.
    package let reconciliation: Reconciliation
    /// Drafts left behind.
    package let drafts: DraftControls?
    /// Reads that may pass while a commit is held.
    package let background: [BackgroundRequest]
    /// What becomes of a request that the portal took in.
    package let issuance: Issuance
    /// The digest of map.yaml's bytes.
    package let digest: SHA256Digest
    /// What its pages looked like when it was made; nil where nobody took that down.
    package internal(set) var fingerprint: MapFingerprint? = nil

    /// The same map, compared only by what it names itself.
    package var withoutFingerprint: SelectorMap {
        var map = self
        map.fingerprint = nil
        return map
    }

    /// The declared request with an id.
    package func request(_ id: String) -> DeclaredRequest? { requests.first { $0.id == id } }

    /// The page with an id, login, beginning and review included.
    package func page(_ id: String) -> MappedPage? { everyPage.first { $0.id == id } }

    /// Login, beginning, the pages that are filled and the review, in the order of a run.
    package var everyPage: [MappedPage] { [login?.page].compactMap(\.self) + [beginning.page] + pages + [review.page] }

    /// The page that takes name and password; nil where the browser signs in by itself.
    package var login: LoginPage? {
        guard case .page(let login) = entrance else { return nil }
        return login
    }

    /// What the browser signs in by; nil where a page takes name and password.
    package var browserSignIn: BrowserSignIn? {
        guard case .browser(let way) = entrance else { return nil }
        return way
    }

    /// The first page that a run sees.
    var firstPage: MappedPage { login?.page ?? beginning.page }

    /// Where the account stands, on every page behind the entrance.
    var accountRegions: [PageQuestion.Region] { account.map { [.init(.account, $0)] } ?? [] }

    /// Version as people are told it.
    package var label: String { MapFacts.label(of: version, isUntested: status == .untested) }

    /// The regions that are judged on a page.
    package func regions(on page: String) -> [JudgedRegion] { judged.filter { $0.pages.contains(page) } }
}

/// What becomes of a request that a portal took in.
package enum Issuance: String, Hashable, Sendable, CaseIterable {
    /// It waits: somebody at the authority still decides.
    case pending
    /// The certificate is issued at once: after the last click nobody can stop it.
    case immediate
}

/// Whether a map was ever shown to work against the portal it describes.
package enum MapStatus: String, Hashable, Sendable, CaseIterable {
    /// A run reached a confirmation with it.
    case tested
    /// Nobody has yet.
    case untested
}

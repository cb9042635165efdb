import PKI
import Yams

extension SelectorMap {
    static let schemaName = "countersign.map/1"

    private static let keys = [
        "schema", "portal", "version", "title", "status", "origins", "vendor", "account", "visible", "login", "begin",
        "tabs", "pages", "requests", "review", "judged", "commit", "confirmation", "reconcile", "drafts", "background",
        "tables", "issuance",
    ]

    /// Reads a map; nil when something is wrong, which the reading has noted.
    init?(_ node: MapNode, digest: SHA256Digest) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        node.reading.tables = object.optional("tables", Self.tables) ?? [:]
        let schema = object.require("schema", \.text)
        let portal = object.require("portal", \.text)
        let version = object.require("version", \.text)
        let title = object.require("title", \.text)
        let status: MapStatus? = object.require("status") { $0.word() }
        let origins = object.require("origins") { $0.list(\.template) }
        let vendor = object.optional("vendor", VendorBuild.init)
        let account = object.require("account", ShownAccount.init)
        let login = object.require("login", Entrance.init)
        let beginning = object.require("begin", Beginning.init)
        let tabs = object.optional("tabs", TabStrip.init)
        let pages = object.require("pages") { $0.list { MappedPage($0, tabs: tabs) } }
        let requests = object.require("requests", Self.requests)
        let visible = object.require("visible", \.texts)
        let commit = object.require("commit", Commit.init)
        let review = object.require("review") {
            ReviewPage($0, tabs: tabs, commit: commit?.control, pages: pages ?? [])
        }
        let issuance: Issuance? = object.has("issuance") ? object.optional("issuance") { $0.word() } : .pending
        let judged = object.require("judged") { $0.list(JudgedRegion.init) }
        let confirmation = object.require("confirmation", Confirmation.init)
        let reconciliation = object.require("reconcile", Reconciliation.init)
        let drafts = object.optional("drafts", DraftControls.init)
        let background = object.list("background", BackgroundRequest.init)
        if let schema, schema != Self.schemaName { node.note("schema is “\(schema)”; expected \(Self.schemaName)") }
        guard let schema, let portal, let version, let title, let status, let origins, let account, let login,
            let beginning, let pages, let requests, let visible, let commit, let review, let judged, let confirmation,
            let reconciliation, let issuance
        else { return nil }
        self.init(
            schema: schema, portal: portal, version: version, title: title, status: status, origins: origins,
            vendor: vendor, account: account.css, entrance: login, beginning: beginning, tabs: tabs, pages: pages,
            requests: requests, visible: visible, review: review, judged: judged, commit: commit,
            confirmation: confirmation, reconciliation: reconciliation, drafts: drafts, background: background,
            issuance: issuance, digest: digest)
        check(object)
    }

    private static func tables(_ node: MapNode) -> [String: [String: String]]? {
        guard let members = MapObject.members(of: node) else { return nil }
        return Dictionary(
            members.compactMap { name, _, value in value.table.map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func requests(_ node: MapNode) -> [DeclaredRequest]? {
        guard let members = MapObject.members(of: node) else { return nil }
        let read = members.map { name, _, value in DeclaredRequest(value, id: name) }
        return read.contains { $0 == nil } ? nil : read.compactMap { $0 }
    }
}

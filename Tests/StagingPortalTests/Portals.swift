@testable import StagingPortal

/// Runs a portal for the time of one test.
func withPortal<Result>(
    _ scenarios: Set<Scenario> = [], shape: CommitShape = .draft, idleTimeout: Double = 900, tls: Bool = false,
    _ body: (StagingPortal, Visitor) async throws -> Result
) async throws -> Result {
    var options = StagingPortalOptions()
    options.scenarios = scenarios
    options.commitShape = shape
    options.idleTimeout = idleTimeout
    options.tls = tls
    options.password = "staging-only"
    let portal = try await StagingPortal.start(options)
    do {
        let result = try await body(portal, Visitor(portal))
        await portal.stop()
        return result
    } catch {
        await portal.stop()
        throw error
    }
}

extension Visitor {
    /// Signs in and fills a new draft's tabs, with a file; the answer is the draft's address.
    func fillDraft(upTo last: String = "approvers") async throws -> String {
        try await signIn()
        let address = try await post("/requests/new", []).location
        let draft = String(
            address.prefix { $0 != "/" } + address.split(separator: "/").prefix(2).reduce("") { $0 + "/" + $1 })
        for (tab, fields) in Example.tabs {
            if tab == "custody" {
                _ = try await upload("\(draft)/attachments", name: "attestation.pem", content: "attested")
            }
            _ = try await post("\(draft)/\(tab)", fields + [("action", "next")])
            if tab == last { break }
        }
        return draft
    }

    /// The final post of a filled draft, as its review page would send it.
    func commitRequest(_ draft: String) async throws -> String {
        let review = try await get("\(draft)/review")
        let id = String(draft.split(separator: "/").last ?? "")
        return postRequest("\(draft)/submit", [("draft", id), ("stamp", review.text("change-stamp") ?? "")])
    }
}

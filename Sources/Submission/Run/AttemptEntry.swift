import Evidence
import Governance
import PKI
import Portal
import WebDriver

extension Attempt {
    /// The browser as people are told of it; a sandbox that is off is said aloud.
    func words(of visit: PortalVisit) -> String {
        let window = plan.browser.isHeadless ? "headless" : "with a window"
        let sandbox = plan.browser.isWithoutSandbox ? ", its own sandbox is OFF (configured)" : ""
        return "\(visit.browserName), \(window), origin pinned to \(plan.origin)\(sandbox)"
    }

    /// Signs in; a person is told where the portal asks for their security key as well.
    func signedIn(_ visit: PortalVisit) async throws(Stop) -> SignedIn {
        try await visit.signIn(as: credentials) { [report] second in
            report(.awaited("touch your security key within \(second.seconds) s: the portal asks for it"))
        }
    }

    /// Signs in, begins a request, and fills every page of the map in its order.
    func enter(_ visit: PortalVisit) async throws(Stop) {
        report(.working("signing in"))
        let signedIn = try await signedIn(visit)
        if let account = signedIn.account { gates.memory.met(account: account) }
        await evidence.keep(signedIn.picture, "sign-in")
        await evidence.met(browser: visit.browserName, build: signedIn.build)
        try recorded { () throws(JournalError) in
            try journal.note(
                .browser,
                [
                    "browser": .string(visit.browserName), "account": .text(signedIn.account),
                    "signedIn": .string(plan.map.browserSignIn?.rawValue ?? "page"),
                    "build": .text(signedIn.build), "map": .string(plan.map.version),
                    "mapDigest": .string(plan.map.digest.hex), "noSandbox": .bool(plan.browser.isWithoutSandbox),
                ])
        }
        if let taken = request.takenOver { try await visit.takeUp(draft: taken.draft) } else { try await visit.begin() }
        await evidence.accepted(await visit.judgedPages)
        let draft = await visit.draft
        try recorded { () throws(JournalError) in
            try journal.note(.draft, ["draft": .text(draft), "takenOverFrom": .text(request.takenOver?.run)])
        }
        if !request.isByHand { for page in plan.map.pages { try await fill(page, visit) } }
    }

    private func fill(_ page: MappedPage, _ visit: PortalVisit) async throws(Stop) {
        report(.working(page.title))
        let filled = try await visit.fill(page)
        var laps = Laps()
        await evidence.keep(filled.picture, filled.id)
        await evidence.compared("page \(filled.id), read back", filled.entered)
        await evidence.accepted(await visit.judgedPages)
        let milliseconds = Int64(filled.took / .milliseconds(1))
        try recorded { () throws(JournalError) in
            try journal.note(
                .page,
                [
                    "page": .string(filled.id), "entered": .count(filled.entered), "kept": .count(filled.kept),
                    "saved": .bool(filled.isSaved), "drift": .string(filled.verdict.grade.rawValue),
                    "differences": .texts(filled.verdict.differences.map(\.words)),
                    "milliseconds": .integer(milliseconds),
                ])
        }
        laps.end("keep")
        report(
            .pageDone(
                PageReport(
                    id: filled.id, title: filled.title, entered: filled.entered, readBack: filled.entered,
                    milliseconds: milliseconds, parts: (filled.laps.parts + laps.parts).map(TimedPart.init),
                    drift: filled.verdict.grade.rawValue)))
    }

    /// Compares the review page; `isFresh` fetches it again.
    func reviewed(_ visit: PortalVisit, isFresh: Bool) async throws(Stop) -> Review {
        report(.working("review"))
        let review = try await visit.review(isFresh: isFresh)
        await evidence.keep(review.picture, isFresh ? "review-before-commit" : "review")
        await evidence.compared(isFresh ? "review page, fetched again in gate 2" : "review page", review.values)
        await evidence.accepted(review.judged + (await visit.judgedPages))
        try recorded { () throws(JournalError) in
            try journal.note(
                .page,
                [
                    "page": .string(plan.map.review.page.id), "equal": .count(review.values),
                    "stamp": .text(review.stamp), "fresh": .bool(isFresh),
                ])
        }
        let words = "\(review.values) values equal to the packet; \(Self.words(plan.map.judged))"
        report(.reviewed(isFresh ? "fetched again: \(words)" : words))
        return review
    }

    private static func words(_ regions: [JudgedRegion]) -> String {
        regions.isEmpty ? "the portal says nothing of its own" : regions.map { "\($0.id) ok" }.joined(separator: ", ")
    }

    /// What is about to be done, written down before anything could do it.
    func intent(_ review: Review) -> JSON {
        let packet = request.packet.packet
        return [
            "packet": .string(request.packet.digest.hex), "request": .string(packet.requestID),
            "version": .count(packet.version), "key": .string(packet.csr.spkiSHA256),
            "portal": .string(plan.origin), "map": .string(plan.map.version), "equal": .count(review.values),
            "stamp": .text(review.stamp), "byHand": .text(request.isByHand ? request.takenOver?.person : nil),
        ]
    }
}

extension CommitComparison {
    /// For the journal: names only, never values.
    var json: JSON {
        ["equal": .texts(equal), "opaque": .texts(opaque), "mismatches": .texts(mismatches)]
    }
}

extension HaltReason {
    /// Somebody else wrote the draft between the two looks at it.
    static func stampMoved(_ before: String?, _ after: String?) -> HaltReason {
        HaltReason(
            kind: "draft", reason: "The draft was changed by somebody else while it was being reviewed.",
            differences: ["its change stamp was \(before ?? "nothing"), now it is \(after ?? "nothing")"])
    }
}

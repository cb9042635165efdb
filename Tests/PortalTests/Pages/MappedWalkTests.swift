import Foundation
import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// The staging maps, walked once from the login to the confirmation and the look-up.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct MappedWalkTests {
    @Test(arguments: [CommitShape.draft, .form])
    func `P3 what the map says is entered, reviewed, committed, confirmed and found again`(
        shape: CommitShape
    ) async throws {
        try await BrowsedPortal.with(shape: shape) { signedOut in
            let walk = try await signedOut.begun()
            try await entered(walk, shape)
            try await reviewed(walk)
            try await walk.press(walk.map.commit.control)
            let id = try await confirmed(walk)
            try await foundAgain(walk, id)
            try await accepted(walk, shape)
        }
    }

    @Test(arguments: [CommitShape.draft, .form])
    func `P8 a draft that is kept says so, is listed and can be abandoned`(shape: CommitShape) async throws {
        try await BrowsedPortal.with(shape: shape) { signedOut in
            let walk = try await signedOut.begun()
            let page = walk.map.pages[0]
            try await walk.fill(page)
            let keep = try #require(page.keep)
            try await walk.press(keep.control)
            let state = try await walk.waited(page) { $0.texts(.settlement("keep")) == [keep.settles?.text] }
            let draft = try #require(state.texts(.draft).first)
            #expect(walk.map.beginning.draft?.pattern.matches(draft) == true)
            let drafts = try #require(walk.map.drafts)
            let rows = try await list(PageProbe(drafts: drafts, map: walk.map), drafts.list, walk)
            #expect(rows == [["id": draft]])
            let fillings = Fillings(origin: walk.portal.origin, draft: draft)
            try await walk.browser.session.navigate(to: try drafts.reopen.address(with: fillings))
            let reopened = try await walk.waited(page) { $0.landmark == [page.landmark.text] }
            #expect(reopened.fields["organization"]?.element?.value == "Example Bank AG")
        }
    }

    private func entered(_ walk: BrowsedPortal, _ shape: CommitShape) async throws {
        for page in walk.map.pages {
            if case .press(let tab) = page.opening { try await walk.press(tab) }
            #expect(walk.judge(page, try await walk.arrive(at: page)) == .same, "\(page.id)")
            try await walk.fill(page)
            let state = try await walk.probe(page)
            for field in page.fields where field.kind == .shown {
                #expect(state.fields[field.id]?.texts == (try field.value?.values(with: walk.fillings)), "\(field.id)")
            }
            if let save = page.save { try await walk.press(save.control) }
        }
        if case .press(let tab) = walk.map.review.page.opening { try await walk.press(tab) }
    }

    private func reviewed(_ walk: BrowsedPortal) async throws {
        let page = walk.map.review.page
        let state = try await walk.arrive(at: page)
        #expect(walk.judge(page, state) == .same)
        for value in walk.map.review.values {
            #expect(try value.difference(from: state[.value(value.id)], with: walk.fillings) == nil)
        }
        for region in walk.map.regions(on: page.id) { #expect(region.difference(in: state) == nil) }
        #expect(state.texts(.stamp).count == 1)
    }

    private func confirmed(_ walk: BrowsedPortal) async throws -> String {
        let confirmation = walk.map.confirmation
        let probe = PageProbe(confirmation: confirmation, map: walk.map)
        let state = try await answered(probe, walk) { $0.landmark == [confirmation.landmark.text] }
        let target = try #require(RequestTarget(url: state.url, origin: walk.portal.origin))
        #expect(confirmation.path.matches(target.path))
        let status = try #require(state.texts(.status).first)
        #expect(try confirmation.status.oneOf.flatMap { try $0.filled(with: walk.fillings) }.contains(status))
        for echo in confirmation.echoes {
            #expect(try echo.difference(from: state[.echo(echo.id)], with: walk.fillings) == nil)
        }
        #expect(state.texts(.contradiction(0)) == [])
        let id = try #require(state.texts(.requestID).first)
        #expect(confirmation.requestID.pattern.matches(id))
        return id
    }

    private func foundAgain(_ walk: BrowsedPortal, _ id: String) async throws {
        let lookup = try #require(walk.map.reconciliation.lookup)
        let rows = try await list(PageProbe(lookup: lookup, map: walk.map), lookup.address, walk)
        #expect(rows.map { $0["id"] } == [id])
        #expect(rows.first?["key"] == (try walk.values.values(at: "csr.spkiSHA256").first))
        #expect(rows.first?["status"] == "Pending issuance")
    }

    private func accepted(_ walk: BrowsedPortal, _ shape: CommitShape) async throws {
        let accepted = await walk.portal.ledger.accepted
        #expect(accepted.count == 1)
        let found = (accepted.first?.fields ?? [:]).flatMap { name, values in
            values.map { BodyField(name: name, value: $0) }
        }
        var expected: [ExpectedField] = []
        for page in walk.map.pages {
            for field in page.fields { expected += try field.expected(with: walk.fillings) }
        }
        #expect(BodyComparison.compare(found, against: expected) == [])
        let attached = accepted.first?.attachments.map(\.sha256)
        #expect(attached == (try walk.values.values(at: "files[${attestations[].file}].sha256")))
    }

    private func list(_ probe: PageProbe, _ address: Template, _ walk: BrowsedPortal) async throws -> [[String: String]]
    {
        let url = try address.address(with: walk.fillings)
        try await walk.browser.session.navigate(to: url)
        return try await answered(probe, walk) { $0.url == url && $0.readyState == "complete" }.rows
    }

    private func answered(
        _ probe: PageProbe, _ walk: BrowsedPortal, until isThere: (PageState) -> Bool
    ) async throws -> PageState {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while ContinuousClock.now < deadline {
            let answer = try? await walk.browser.session.execute(PageProbe.script, [.string(probe.argument)])
            if let text = answer?.string, let state = try? PageProbe.state(from: text), isThere(state) { return state }
        }
        throw ProbeTimeout(page: "list or confirmation")
    }
}

import Foundation
import StagingPortal
import WebDriver

@testable import Portal

/// Changes real pages in a real browser and has them judged, as a run does before its first key.
struct MutationDrive {
    let engine: BrowsedPortal.Engine
    /// When no further mutation is begun.
    let deadline: ContinuousClock.Instant

    /// Judges every mutation of one shape.
    func table(_ mutations: [Mutation], shape: CommitShape) async throws -> ConfusionTable {
        var table = ConfusionTable()
        try await BrowsedPortal.with(shape: shape, on: engine) { signedOut in
            var rest = mutations
            let login = MutationBench(signedOut, pages: [signedOut.map.firstPage])
            // Every sixth begins at the login page, before anybody signs in.
            for mutation in mutations where mutation.seed % 6 == 0 && ContinuousClock.now < deadline {
                guard let entry = try await login.judge(mutation) else { continue }
                table.entries.append(entry)
                rest.removeAll { $0 == mutation }
            }
            let browsed = try await signedOut.begun()
            let bench = MutationBench(
                browsed,
                pages: [browsed.map.beginning.page] + browsed.map.pages + [browsed.map.review.page])
            for mutation in rest where ContinuousClock.now < deadline {
                if let entry = try await bench.judge(mutation) { table.entries.append(entry) }
            }
        }
        return table
    }
}

/// Pages ready to be changed, compared with the map's fingerprint: the one of every run, in every browser.
struct MutationBench {
    let session: Session
    let map: SelectorMap
    let fillings: Fillings
    let pages: [MappedPage]
    /// Brings up an untouched page, fetched anew.
    let visit: (MappedPage) async throws -> PageState
    /// Whether an operator that meets other markup than it was written for has nothing to change there.
    var isForeign = false

    /// Pages of the staging portal.
    init(_ browsed: BrowsedPortal, pages: [MappedPage]) {
        self.init(
            session: browsed.browser.session, map: browsed.map, fillings: browsed.fillings, pages: pages,
            visit: { try await browsed.visit($0) })
    }

    init(
        session: Session, map: SelectorMap, fillings: Fillings, pages: [MappedPage],
        visit: @escaping (MappedPage) async throws -> PageState
    ) {
        (self.session, self.map, self.fillings, self.pages, self.visit) = (session, map, fillings, pages, visit)
    }

    private func judge(_ page: MappedPage, _ state: PageState) -> DriftVerdict {
        PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
    }

    /// One round trip.
    func probe(_ page: MappedPage) async throws -> PageState {
        let question = PageProbe(page: page, map: map).argument
        let answer = try await session.execute(PageProbe.script, [.string(question)])
        return try PageProbe.state(from: answer.string ?? "")
    }

    /// Tries the pages in the seed's order until the operator finds something to change.
    func judge(_ mutation: Mutation) async throws -> ConfusionTable.Entry? {
        guard let made = mutation.made else { return nil }
        var random = SeededNumbers(state: UInt64(mutation.seed))
        for page in pages.shuffled(using: &random) {
            let clean = judge(page, try await visit(page))
            guard clean == .same else { throw UncleanPage(page: page.id, words: clean.differences.map(\.words)) }
            guard try await change(page, made, mutation.seed) else { continue }
            let verdict = judge(page, try await probe(page))
            return ConfusionTable.Entry(
                mutation: mutation, page: page.id, label: made.label, found: verdict.grade,
                words: verdict.differences.map { "\($0.grade.rawValue): \($0.words)" })
        }
        return nil
    }
}

extension MutationBench {
    /// Whether the operator found something to change on the page that is shown.
    private func change(_ page: MappedPage, _ made: MutationOperator, _ seed: UInt32) async throws -> Bool {
        do {
            let done = try await session.execute(
                "\(MutationOperator.prelude) \(made.script)\nreturn true;",
                [
                    .number(Double(seed)), .string(page.scope ?? "body"), .string(page.form?.css ?? "form"),
                    .array(page.ignored.map { .string($0) }),
                ])
            return done.bool == true
        } catch {
            if isForeign { return false }
            throw UncleanPage(page: page.id, words: ["operator \(made.name), seed \(seed): \(error)"])
        }
    }
}

/// An operator that does not work, or a page that differed before anybody changed it.
struct UncleanPage: Error {
    let page: String
    let words: [String]
}

extension BrowsedPortal {
    /// Brings up an untouched page, fetched anew.
    func visit(_ page: MappedPage) async throws -> PageState {
        switch page.opening {
        case .address(let template):
            return try await see(page, at: String(try template.address(with: fillings).dropFirst(portal.origin.count)))
        case .follows:
            return try await see(page, at: "/drafts/\(draft ?? "")/\(page.id)")
        case .press(let tab):
            _ = try await see(map.pages[0], at: "/requests/new")
            try await run("document.querySelector(\(String(decoding: PKIText.json(tab.key), as: UTF8.self))).click()")
            return try await arrive(at: page)
        }
    }
}

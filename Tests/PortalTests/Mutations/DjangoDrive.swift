import Foundation
import PKI
import WebDriver

@testable import Portal

/// The form of django-ca's administration, changed by the same operators: a page that nobody here wrote.
///
/// It is compared with what it looked like at the beginning, as a release would have taken it down.
struct DjangoDrive {
    let origin: String
    let password: String
    let engine: BrowsedPortal.Engine
    /// When no further mutation is begun.
    let deadline: ContinuousClock.Instant

    /// Judges every mutation that finds something to change on the form.
    func table(_ mutations: [Mutation]) async throws -> ConfusionTable {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let browser = try await BrowsedPortal.launch(engine, folder)
        let outcome: Result<ConfusionTable, any Error>
        do { outcome = .success(try await table(mutations, in: browser.session)) } catch { outcome = .failure(error) }
        await browser.end()
        try FileManager.default.removeItem(atPath: folder)
        return try outcome.get()
    }

    private func table(_ mutations: [Mutation], in session: Session) async throws -> ConfusionTable {
        var map = try SelectorMap.load(folder: "\(MapFiles.selectors)/\(MapFiles.others[0])")
        try await signIn(session)
        let page = map.pages[0]
        let visit = bench(map, session)
        let before = PageFingerprint(page: page, state: try await visit.visit(page), draft: nil)
        map.fingerprint = MapFingerprint(map: map, pages: [page.id: before])
        var bench = bench(map, session)
        bench.isForeign = true
        var table = ConfusionTable()
        for mutation in mutations where ContinuousClock.now < deadline {
            if let entry = try await bench.judge(mutation) { table.entries.append(entry) }
        }
        return table
    }

    private func bench(_ map: SelectorMap, _ session: Session) -> MutationBench {
        let fillings = Fillings(
            origin: origin, draft: nil, values: PacketValues(packet: [:], files: [:]))
        let visit = { (page: MappedPage) async throws -> PageState in
            // The same address again is a reload to Firefox, which keeps what was changed in a form.
            try await session.navigate(to: "about:blank")
            try await session.navigate(to: origin + "/admin/django_ca/certificate/add/")
            try await until(session, "document.querySelector('#certificate_form')")
            for css in page.unfold {
                _ = try await session.execute(
                    "document.querySelectorAll(arguments[0]).forEach(el => el.open = true)", [.string(css)])
            }
            let question = PageProbe(page: page, map: map).argument
            let answer = try await session.execute(PageProbe.script, [.string(question)])
            return try PageProbe.state(from: answer.string ?? "")
        }
        return MutationBench(session: session, map: map, fillings: fillings, pages: [map.pages[0]], visit: visit)
    }

    private func signIn(_ session: Session) async throws {
        try await session.navigate(to: origin + "/admin/login/?next=/admin/")
        try await until(session, "document.querySelector('#id_username')")
        _ = try await session.execute(
            "id_username.value = 'operator'; id_password.value = arguments[0]; document.getElementById('login-form').submit()",
            [.string(password)])
        try await until(session, "document.querySelector('#user-tools')")
    }

    private func until(_ session: Session, _ condition: String) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            let script = "return document.readyState === 'complete' && Boolean(\(condition))"
            if let isThere = try? await session.execute(script).bool, isThere { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ProbeTimeout(page: condition)
    }
}

import Foundation
import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// A whole walk over the staging portal, made with real keys and clicks, and the map that it becomes.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A walk that is taken down` {
    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `becomes a map with the pages, paths, requests and sources of the one that was written by hand`(
        engine: BrowsedPortal.Engine
    ) async throws {
        try await Self.recorded(engine) { yaml, written, walk in
            for text in ["staging-only", "Example Bank AG", "Ada Example", "S-1001", "CHG-4711", "Second line"] {
                #expect(!yaml.contains(text) && !"\(walk)".contains(text), "\(text) was kept")
            }
            let made = try SelectorMap.parse(Array(yaml.utf8), file: "map.yaml")
            #expect(made.pages.map(\.id) == written.pages.map(\.id))
            #expect(made.pages.map(\.path) == written.pages.map(\.path))
            #expect(made.pages.map(\.landmark) == written.pages.map(\.landmark))
            #expect(made.pages.map { $0.form?.action } == written.pages.map { $0.form?.action })
            #expect(made.login?.page.path == written.login?.page.path)
            #expect(made.beginning.draft == written.beginning.draft)
            #expect(made.confirmation.requestID == written.confirmation.requestID)
            #expect(made.confirmation.path == written.confirmation.path)
            #expect(made.review.page.path == written.review.page.path)
            Self.expectFields(of: made, like: written, yaml)
            try Self.expectRows(of: made, like: written)
            #expect(
                made.confirmation.echoes.map(\.css) == ["#confirm-subject", "#confirm-key-sha256", "#confirm-profile"])
            Self.expectRequests(of: made, like: written)
        }
    }

    /// Every text field is bound to the place in the packet whose value was entered, or left to a person.
    private static func expectFields(of made: SelectorMap, like written: SelectorMap, _ yaml: String) {
        var bound = 0
        for (page, known) in zip(made.pages, written.pages) {
            for field in known.fields where [.text, .textarea, .select].contains(field.kind) {
                let found = page.fields.first { $0.id == field.id }
                #expect(found?.label == field.label && found?.locators.first == field.locators.first, "\(field.id)")
                #expect(found?.kind == field.kind, "\(field.id)")
                bound += found?.value == field.value ? 1 : 0
            }
        }
        #expect(bound >= 20, "\(bound) of the fields are bound as by hand: \(yaml)")
        let fields = made.pages.flatMap(\.fields)
        for id in ["generated-on-device", "not-exportable"] {
            #expect(fields.first { $0.id == id }?.value == written.pages.flatMap(\.fields).first { $0.id == id }?.value)
        }
        #expect(made.pages.allSatisfy { $0.ignored == ["#save-draft"] })
    }

    /// Two names were entered, each into a row of its own: the map has one row and takes every name.
    private static func expectRows(of made: SelectorMap, like written: SelectorMap) throws {
        let found = try #require(made.pages.flatMap(\.fields).compactMap(\.rows).first)
        let known = try #require(written.pages.flatMap(\.fields).compactMap(\.rows).first)
        #expect(found.container == known.container && found.row == known.row && found.add.key == known.add.key)
        #expect(Set(found.fields.map(\.value)) == Set(known.fields.map(\.value)))
        #expect(Set(found.fields.map(\.name)) == Set(known.fields.map(\.name)))
    }

    private static func expectRequests(of made: SelectorMap, like written: SelectorMap) {
        for id in ["sign-in", "new-draft", "submit"] + written.pages.map({ "save-\($0.id)" }) {
            let (found, known) = (made.request(id), written.request(id))
            #expect(found?.purpose == known?.purpose && found?.method == known?.method, "\(id)")
            #expect(found?.path == known?.path && found?.type == known?.type, "\(id)")
            #expect(found?.carries == known?.carries, "\(id)")
        }
    }

    private static func recorded(
        _ engine: BrowsedPortal.Engine, _ body: (String, SelectorMap, RecordedWalk) throws -> Void
    ) async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder + "/attestations", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outcome: Result<Void, any Error>
        do {
            let values = try SamplePacket.values(folder: folder)
            for file in values.files.values { try Data(file.bytes).write(to: URL(filePath: file.path)) }
            let recorder = try await WalkRecorder.open(
                engine.governed, at: portal.origin, proxy: nil, comparing: PacketLeaves(values), stateFolder: folder)
            let map = try SelectorMap.load(folder: MapFiles.folder("staging"))
            let walked: Result<Void, any Error>
            do { walked = .success(try await WalkingPerson(recorder: recorder, map: map, values: values).walk()) } catch
            {
                walked = .failure(error)
            }
            let (yaml, walk) = (await recorder.map(portal: "staging").yaml, await recorder.walk)
            await recorder.close()
            try walked.get()
            outcome = .success(try body(yaml, map, walk))
        } catch { outcome = .failure(error) }
        await portal.stop()
        try outcome.get()
    }
}

/// Somebody who walks the portal with the values of a packet.
struct WalkingPerson {
    let recorder: WalkRecorder
    let map: SelectorMap
    let values: PacketValues

    private var session: Session { recorder.session }

    func walk() async throws {
        try await type("ops.engineer", into: "#username")
        try await type("staging-only", into: "#password")
        try await press("#sign-in")
        try await press("#new-request")
        for page in map.pages {
            try await arrive(at: page)
            for field in page.fields { try await enter(field) }
            try await press("#save-next")
        }
        try await arrive(at: map.review.page)
        try await press("#submit-request")
        try await heading(map.confirmation.landmark.text)
        let path = "/requests/"
        guard await recorder.waited(until: { $0.steps.last?.page?.path.hasPrefix(path) ?? false }) else {
            throw ProbeTimeout(page: "confirmation, after \(await recorder.walk.steps.suffix(4))")
        }
    }

    private func enter(_ field: MappedField) async throws {
        switch field.kind {
        case .rows:
            if try await session.findAll(.css("[name=san_type]")).isEmpty { try await press("#add-san") }
            let fields = field.rows?.fields ?? []
            for index in try values(of: fields[0]).indices {
                if index > 0 { try await press("#add-san") }
                for field in fields {
                    try await enter(try values(of: field)[index], field.kind, "#\(field.id)-\(index + 1)")
                }
            }
        case .file:
            guard case .packet(let path) = field.value else { return }
            let input = try await session.find(.css("#\(field.id)"))
            for file in try values.files(namedAt: path) { try await session.setFiles([file.path], of: input) }
        case .shown, .password: return
        default: try await enter(try values(of: field).first ?? "", field.kind, field.locators[0].description)
        }
        guard let settles = field.settles else { return }
        try await until(settles.css, shows: settles.text ?? "")
    }

    private func values(of field: MappedField) throws -> [String] {
        try field.value?.values(with: Fillings(origin: "", draft: nil, values: values)) ?? []
    }

    private func enter(_ text: String, _ kind: FieldKind, _ css: String) async throws {
        let element = try await session.find(.css(css))
        switch kind {
        case .select: try await session.choose(.value(text), in: element)
        case .checkbox: if !text.isEmpty { try await session.click(element) }
        default: try await type(text, into: css)
        }
    }

    private func type(_ text: String, into css: String) async throws {
        try await until("document.querySelector('\(css)')")
        let element = try await session.find(.css(css))
        try await session.clear(element)
        try await session.sendKeys(text, to: element)
        // As leaving a field does.
        try await session.sendKeys(.tab, to: element)
    }

    private func press(_ css: String) async throws {
        try await until("document.querySelector('\(css)')")
        try await session.click(try await session.find(.css(css)))
    }

    private func arrive(at page: MappedPage) async throws { try await heading(page.landmark.text) }

    private func heading(_ text: String) async throws { try await until("h1", shows: text) }

    private func until(_ css: String, shows text: String) async throws {
        try await until("document.querySelector('\(css)')?.innerText.trim() === '\(text)'")
    }

    private func until(_ condition: String) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while ContinuousClock.now < deadline {
            let script = "return document.readyState === 'complete' && Boolean(\(condition))"
            if let isThere = try? await session.execute(script).bool, isThere { return }
            try? await Task.sleep(for: .milliseconds(20))
        }
        throw ProbeTimeout(page: condition)
    }
}

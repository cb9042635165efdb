import Foundation
import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct MapLoadingTests {
    @Test(arguments: MapFiles.shapes)
    func `the repository's maps load and name their own folder`(portal: String) throws {
        let map = try SelectorMap.load(folder: MapFiles.folder(portal))
        #expect(map.portal == portal)
        #expect(map.version == "2026-11.1")
        #expect(map.pages.map(\.id) == ["subscriber", "profile", "sans", "custody", "justification", "approvers"])
        #expect(map.tabs?.texts.count == 7)
        #expect(map.request(map.commit.request)?.purpose == .commit)
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: MapFiles.folder(portal) + "/map.yaml")))
        #expect(map.digest == SHA256Digest(of: bytes))
    }

    @Test(arguments: MapFiles.shapes)
    func `CURRENT names the version of an environment`(portal: String) throws {
        let folder = "\(MapFiles.selectors)/\(portal)"
        #expect(try SelectorMap.currentVersion(portalFolder: folder, environment: "staging") == "2026-11.1")
        #expect(throws: MapError.self) {
            try SelectorMap.currentVersion(portalFolder: folder, environment: "elsewhere")
        }
    }

    @Test func `a field of three lines has its selector, name and read-back by default`() throws {
        let map = try SelectorMap.load(folder: MapFiles.folder("staging"))
        let field = try #require(map.page("subscriber")?.fields.first { $0.id == "contact-name" })
        #expect(field.locators == [.css("#contact-name"), .label("Contact name")])
        #expect(field.name == "contact_name")
        #expect(field.kind == .text)
        #expect(field.readBack == .value)
        #expect(!field.reveal)
    }

    @Test func `every value of the draft's pages is shown again on the review page`() throws {
        let map = try SelectorMap.load(folder: MapFiles.folder("staging"))
        let entered = map.pages.flatMap(\.fields).filter {
            $0.kind != .file && $0.kind != .rows && $0.id != "csr-subject"
        }
        let shown = Set(map.review.values.map(\.id))
        #expect(entered.map(\.id).filter { !shown.contains($0) } == [])
        #expect(shown.isSuperset(of: ["sans", "attachments"]))
    }

    @Test func `a folder without a map is refused by name`() {
        #expect {
            try SelectorMap.load(folder: "/nowhere/2026-11.1")
        } throws: { error in
            "\(error)" == "/nowhere/2026-11.1/map.yaml: cannot be read; a map's folder holds map.yaml"
        }
    }
}

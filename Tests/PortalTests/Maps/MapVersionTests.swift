import Foundation
import PKI
import Testing

@testable import Portal

/// A copy of the staging map in a folder of its own, changed.
private struct CopiedMap {
    let folder: String

    static func with(_ changes: [(String, String)] = [], _ body: (CopiedMap) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var text = try MapFiles.text("staging")
        for (old, new) in changes {
            #expect(text.contains(old), "the map has no \(old)")
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        try text.write(toFile: "\(folder)/map.yaml", atomically: true, encoding: .utf8)
        try body(CopiedMap(folder: folder))
    }
}

@Suite(.timeLimit(.minutes(10)))
struct MapVersionTests {
    @Test(arguments: MapFiles.all)
    func `the repository's maps have no faults`(map: String) {
        #expect(MapLint.findings(folder: "\(MapFiles.selectors)/\(map)").filter(\.isFault) == [])
    }

    static let faults: [(change: (String, String), words: String)] = [
        (("title: Meridian", "colour: red\ntitle: Meridian"), "unknown key “colour”"),
        (("visible: [h1,", "visible: [body, h1,"), "fault: visible: “body” may be legible"),
        (
            ("pattern: 'D-\\d{4}'", "pattern: '(D-*)+\\d'"),
            "fault: begin.draft.pattern: “(D-*)+\\d” can take for ever"
        ),
        (
            ("id: unit\n", "id: unit\n        css: \"#organization\"\n"),
            "fault: pages.subscriber.fields.unit: #organization finds “organization” as well"
        ),
        (
            ("        shownBy: attachments\n", ""),
            "fault: pages.custody.fields.attestation-file: a file is not read back"
        ),
        (("path: /api/csr/inspect", "path: /api/.*"), "note: requests.upload-attestation"),
        (
            ("path: /drafts/${draft}/attachments", "path: /drafts/.*"),
            "fault: requests.upload-attestation: “/drafts/.*” allows any address"
        ),
        (("    panel: \"#warnings\"\n", ""), "note: judged.warnings: nothing to be seen counts as nothing to be said"),
        (
            ("id: locality\n", "id: locality\n        css: \"div:nth-child(4) > input\"\n"),
            "div:nth-child(4) > input will not last: it counts places"
        ),
    ]

    @Test(arguments: faults)
    func `a lint says what is wrong, where, and what to do`(change: (String, String), words: String) throws {
        try CopiedMap.with([change]) { copy in
            let found = MapLint.findings(folder: copy.folder).map(\.description)
            #expect(found.contains { $0.contains(words) }, "\(found)")
        }
    }

    @Test(arguments: [
        ("(a+)+", true), ("(a|b*)+x", true), ("(\\d+-)*", true), ("([a-z]+\\.)+[a-z]{2}", true), ("CR-\\d{6}", false),
        ("(ab)+", false), ("[+*]+", false), ("\\(a+\\)+", false), ("/drafts/${draft}/x", false),
    ])
    func `a repetition of repetitions is told from a plain one`(pattern: String, isLikely: Bool) {
        #expect(Backtracking.isLikely(in: pattern) == isLikely)
    }

    @Test func `two versions differ value by value, fields known by their ids`() throws {
        try CopiedMap.with([
            ("label: Validity (days)", "label: Validity (months)"), ("version: 2026-11.1", "version: 2026-11.2"),
            ("accepts: [7.4.2]", "accepts: [7.4.2, 7.5.0]"),
            ("      - id: locality\n        label: Locality\n        packet: subscriber.locality\n", ""),
        ]) { copy in
            let found = try VersionChange.all(from: MapFiles.folder("staging"), to: copy.folder).map(\.description)
            #expect(
                found == [
                    "new     vendor.accepts.2: “7.5.0”",
                    "changed pages.profile.fields.validity-days.label: “Validity (days)” → “Validity (months)”",
                    "gone    pages.subscriber.fields.locality.id: “locality”",
                    "gone    pages.subscriber.fields.locality.label: “Locality”",
                    "gone    pages.subscriber.fields.locality.packet: “subscriber.locality”",
                ])
            #expect(try VersionChange.all(from: copy.folder, to: copy.folder) == [])
        }
    }

    @Test func `P7 a released version whose files were changed is refused, an unchanged one is not`() throws {
        try CopiedMap.with { copy in
            let map = try SelectorMap.load(folder: copy.folder)
            let print = MapFingerprint(map: map, pages: [:])
            let release = MapRelease(
                map: map, fingerprint: print, released: "2026-11-23T12:00:00Z", by: "jonas.weber", reason: "first",
                walked: "https://pki.example")
            let file = URL(filePath: "\(copy.folder)/map.yaml")
            try Data(print.bytes).write(to: URL(filePath: "\(copy.folder)/fingerprint.json"))
            try Data(release.bytes).write(to: URL(filePath: "\(copy.folder)/release.json"))
            #expect(try SelectorMap.load(folder: copy.folder).fingerprint == print)
            try (String(contentsOf: file, encoding: .utf8) + "\n# a word more\n").write(
                to: file, atomically: true, encoding: .utf8)
            #expect {
                try SelectorMap.load(folder: copy.folder)
            } throws: {
                "\($0)".contains("map.yaml is not what was released on 2026-11-23T12:00:00Z")
            }
        }
    }

    @Test func `a fingerprint of another version is refused`() throws {
        try CopiedMap.with([("version: 2026-11.1", "version: 2026-11.2")]) { copy in
            let other = MapFingerprint(map: try SelectorMap.load(folder: MapFiles.folder("staging")), pages: [:])
            try Data(other.bytes).write(to: URL(filePath: "\(copy.folder)/fingerprint.json"))
            #expect {
                try SelectorMap.load(folder: copy.folder)
            } throws: {
                "\($0)".contains("is of staging 2026-11.1; the map is staging 2026-11.2")
            }
        }
    }
}

import PKI

/// Looks for what a map's reader lets pass and a person would regret.
package struct MapLint {
    let map: SelectorMap
    let leaves: MapLeaves
    let file: String

    /// Everything that was found in the map of a folder; an unreadable map's problems are faults.
    package static func findings(folder: String) -> [MapFinding] {
        let file = "\(folder)/map.yaml"
        do {
            let map = try SelectorMap.load(folder: folder)
            let lint = MapLint(map: map, leaves: MapLeaves(yaml: MapText.text(in: folder)), file: file)
            return lint.decisions + lint.masking + lint.locators + lint.readBacks + lint.patterns + lint.requests
                + lint.regions
                + lint.versions
        } catch {
            return error.problems.map {
                MapFinding(isFault: true, file: $0.file, position: $0.position, path: "map", words: $0.message)
            }
        }
    }

    func fault(_ path: String, _ words: String) -> MapFinding { finding(true, path, words) }
    func note(_ path: String, _ words: String) -> MapFinding { finding(false, path, words) }

    private func finding(_ isFault: Bool, _ path: String, _ words: String) -> MapFinding {
        MapFinding(isFault: isFault, file: file, position: leaves.position(of: path), path: path, words: words)
    }

    /// What an import left to a person.
    private var decisions: [MapFinding] {
        leaves.all.filter { $0.value == FirstMap.mark || $0.path.hasSuffix(".\(FirstMap.mark)") }.map {
            MapFinding(
                isFault: true, file: file, position: $0.position, path: $0.path, words: "a person has to decide this")
        }
    }

    /// What is never masked, or so much that nothing is.
    private var masking: [MapFinding] {
        let wide: Set = ["*", "html", "body", "main", "form", "div", "section", "table", "input", "select", "textarea"]
        let shown = [("visible", map.visible)] + map.everyPage.map { (Self.path($0, map), $0.visible) }
        let broad = shown.flatMap { path, selectors in
            selectors.filter(wide.contains).map {
                fault(path, "“\($0)” may be legible: that is the whole page or every value; name static texts only")
            }
        }
        let fields = map.pages.flatMap(\.fields).filter { $0.kind != .rows && $0.kind != .file }
        guard !fields.isEmpty, fields.allSatisfy(\.reveal) else { return broad }
        return broad + [fault("pages", "nothing is masked: every field has “reveal: true”; reveal public values only")]
    }

    private var readBacks: [MapFinding] {
        map.pages.flatMap { page in
            page.fields.filter { $0.kind == .file && $0.shownBy == nil }.map {
                fault(
                    "pages.\(page.id).fields.\($0.id)",
                    "a file is not read back: name under “shownBy” the field that shows what the portal received")
            }
        }
    }

    private var regions: [MapFinding] {
        map.judged.filter { $0.demand == .empty && $0.panel == nil }.map {
            note(
                "judged.\($0.id)",
                "nothing to be seen counts as nothing to be said: name under “panel” what must be there")
        }
            + (map.judged.isEmpty ? [note("judged", "nothing that the portal says of its own is judged")] : [])
            + (map.account == nil
                ? [
                    note(
                        "account",
                        "the portal does not show who is signed in: policy has to name the environment under “unshownAccounts”"
                    )
                ] : [])
            + (map.vendor == nil ? [note("vendor", "the portal's build is not read: a new one goes unnoticed")] : [])
    }

    private var versions: [MapFinding] {
        let untested = note("status", "untested: nobody reached a confirmation with it yet; production refuses it")
        let bare = note("schema", "there is no \(MapFingerprint.fileName): only what the map names is compared")
        return (map.status == .untested ? [untested] : []) + (map.fingerprint == nil ? [bare] : [])
    }

    static func path(_ page: MappedPage, _ map: SelectorMap) -> String {
        [map.firstPage.id, map.beginning.page.id, map.review.page.id].contains(page.id)
            ? page.id : "pages.\(page.id)"
    }
}

/// The frame that a page's form stands in, as the page around it shows it.
package struct InnerFrame: Hashable, Sendable, Decodable {
    /// How many elements its selector finds.
    package let matches: Int
    /// The address of its document; empty where that cannot be read.
    package let address: String
    /// Whether it is shown.
    package let visible: Bool
    /// Where it stands.
    package let rectangle: PageRectangle
}

extension PageState {
    /// A page with what its frame answered: place, tabs and frame are the page's, the form is the frame's, and what either
    /// says counts.
    func around(_ inner: PageState) -> PageState {
        PageState(
            url: url, title: title, readyState: readyState, documentToken: documentToken,
            devicePixelRatio: devicePixelRatio, viewport: viewport, landmark: inner.landmark, tabs: tabs,
            form: inner.form, fields: inner.fields, controls: inner.controls,
            regions: regions.merging(inner.regions) { $0 + $1 }, unmapped: unmapped + inner.unmapped,
            duplicatedIDs: inner.duplicatedIDs, dialogs: dialogs + inner.dialogs, frames: frames + inner.frames,
            structure: structure.around(inner.structure), rows: inner.rows, inner: self.inner)
    }
}

extension StructureState {
    fileprivate func around(_ inner: StructureState) -> StructureState {
        StructureState(
            outline: outline + inner.outline, landmarks: landmarks + inner.landmarks,
            sentences: sentences + inner.sentences, buttons: buttons + inner.buttons,
            warnings: warnings + inner.warnings, foreign: foreign + inner.foreign, refresh: refresh + inner.refresh,
            scopeIDs: scopeIDs + inner.scopeIDs)
    }
}

extension PageDrift {
    /// Whether the frame is the one that the map describes; what lies over it is told of the field that it covers.
    var innerFrame: [Difference] {
        guard let frame = page.frame else { return [] }
        guard let found = state.inner, found.matches > 0 else { return [missing("frame", "the frame \(frame.css)")] }
        func told(_ what: String, _ is: String, _ was: String, _ grade: DriftGrade) -> [Difference] {
            [difference("frame", what, is: `is`, was: was, at: found.rectangle, grade)]
        }
        guard found.matches == 1 else { return [count("frame", frame.css, found.matches)] }
        let wanted = WantedFrame(css: frame.css, path: frame.path, origin: fillings.origin, draft: fillings.draft)
        switch wanted.fault(at: found.address) {
        case .elsewhere(let path):
            return told("the address in the frame \(frame.css)", path, frame.path.source, .changed)
        case .foreign, .count:
            let shown = found.address.isEmpty ? "one that cannot be read" : found.address
            return told("the document in the frame \(frame.css)", shown, "one of \(fillings.origin)", .hostile)
        case nil: break
        }
        return found.visible ? [] : told("the frame \(frame.css)", "hidden", "shown", .hostile)
    }
}

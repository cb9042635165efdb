import Foundation

/// One question to a page: one script, one round trip, everything of the same moment.
///
/// Run `script` with `argument` as its only argument; it returns a text for `state(from:)`.
package struct PageProbe: Sendable {
    /// The question, as JSON.
    package let argument: String
    /// What the page around a frame is asked, where `argument` is the frame's question; nil where there is no frame.
    let around: String?

    /// Asks for everything the map says about a page.
    package init(page: MappedPage, map: SelectorMap) {
        var question = PageQuestion()
        question.landmark = page.landmark.css
        question.tabs = page.tabs?.css
        question.form = page.form?.css
        question.scope = page.scope
        question.ignored = page.ignored
        question.fields = page.fields.map(PageQuestion.Field.init)
        question.controls = page.everyControl.map(PageQuestion.Control.init)
        question.regions = map.everyRegion(on: page)
        self.init(question, in: page.frame)
    }

    /// Asks for everything the map says about the page that confirms.
    package init(confirmation: Confirmation, map: SelectorMap) {
        var question = PageQuestion()
        question.landmark = confirmation.landmark.css
        question.regions =
            [
                .init(.requestID, confirmation.requestID.css, reveal: true),
                .init(.status, confirmation.status.css, reveal: true),
            ] + map.accountRegions + confirmation.echoes.map { .init(.echo($0.id), $0.css, reveal: $0.reveal) }
            + confirmation.contradictions.enumerated().map { .init(.contradiction($0), $1.css) }
        if let offered = confirmation.certificate {
            if case .shown(let css) = offered.place { question.regions.append(.init(.certificate, css)) }
            if let serial = offered.serial { question.regions.append(.init(.serial, serial)) }
        }
        self.init(question, in: confirmation.frame)
    }

    /// Asks a list of requests for its rows: cells `id`, `status` and `key`.
    package init(lookup: Reconciliation.Lookup, map: SelectorMap) {
        var question = PageQuestion()
        question.landmark = lookup.landmark.css
        question.regions = map.accountRegions
        var cells = ["id": lookup.id.css, "key": lookup.key.css]
        cells["status"] = lookup.status
        question.list = .init(rows: lookup.rows, cells: cells)
        self.init(question)
    }

    /// Asks the list of drafts for its rows: cell `id`.
    package init(drafts: DraftControls, map: SelectorMap) {
        var question = PageQuestion()
        question.regions = map.accountRegions
        question.list = .init(rows: drafts.rows, cells: ["id": drafts.id.css])
        self.init(question)
    }

    private init(_ question: PageQuestion, in frame: PageFrame? = nil) {
        guard let frame else {
            argument = Self.text(question)
            around = nil
            return
        }
        // Tabs stand around a frame; what the portal says of its own may stand here or there.
        var inner = question
        inner.tabs = nil
        argument = Self.text(inner)
        var outer = PageQuestion()
        outer.frame = frame.css
        outer.tabs = question.tabs
        outer.regions = question.regions
        around = Self.text(outer)
    }

    private static func text(_ question: PageQuestion) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, truth values and lists of them: encoding such a value cannot fail.
        return (try? encoder.encode(question)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Reads what the script returned.
    ///
    /// - Throws: that it is not an answer of this script.
    package static func state(from answer: String) throws(PageProbeError) -> PageState {
        do {
            let answer = try JSONDecoder().decode(Answer.self, from: Data(answer.utf8))
            return answer.within.map(answer.page.around) ?? answer.page
        } catch {
            throw PageProbeError(reason: "\(error)")
        }
    }

    /// A page's answer with its frame's in it: both are objects, as the script writes them.
    static func answer(_ page: String, around inner: String?) -> String {
        guard let inner, page.hasSuffix("}") else { return page }
        return "\(page.dropLast()),\"within\":\(inner)}"
    }

    /// What a page answered, with what its frame did inside it.
    private struct Answer: Decodable {
        let page: PageState
        let within: PageState?

        private enum Key: CodingKey { case within }

        init(from decoder: any Decoder) throws {
            page = try PageState(from: decoder)
            within = try decoder.container(keyedBy: Key.self).decodeIfPresent(PageState.self, forKey: .within)
        }
    }
}

/// A page's answer that the probe cannot read.
package struct PageProbeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it; never a part of the page.
    package let reason: String

    package var description: String { "the page's answer to the probe cannot be read: \(reason)" }
}

extension MappedPage {
    /// Every button that must be on the page.
    var everyControl: [MappedControl] {
        [save?.control, keep?.control].compactMap { $0 } + controls + fields.compactMap { $0.rows?.add }
    }
}

extension SelectorMap {
    func everyRegion(on page: MappedPage) -> [PageQuestion.Region] {
        var regions = accountRegions
        if let login, page.id == login.page.id { regions = [.init(.refused, login.refused)] }
        if page.id == firstPage.id, let vendor { regions.append(.init(.vendor, vendor.css)) }
        if page.id == SecondStep.id, let second = login?.second { regions = [.init(.refused, second.refused)] }
        if let draft = beginning.draft { regions.append(.init(.draft, draft.css, reveal: true)) }
        for field in page.fields {
            if let settles = field.settles { regions.append(.init(.settlement(field.id), settles.css)) }
        }
        if let keep = page.keep?.settles { regions.append(.init(.settlement("keep"), keep.css)) }
        if page.id == review.page.id {
            regions += review.values.map { .init(.value($0.id), $0.css, reveal: $0.reveal) }
            if let stamp = review.stamp { regions.append(.init(.stamp, stamp, reveal: true)) }
        }
        for region in self.regions(on: page.id) {
            regions.append(.init(.judged(region.id), region.css))
            if let panel = region.panel { regions.append(.init(.panel(region.id), panel)) }
        }
        return regions
    }
}

import Foundation
import WebDriver

/// Says again of a walk's pages and requests what is to be said of them, without a browser.
package struct Retelling: Sendable {
    let map: SelectorMap
    let values: PacketValues
    let origin: String

    /// Says it by a map and the packet's values, of a portal at this origin.
    package init(map: SelectorMap, values: PacketValues, origin: String) {
        self.map = map
        self.values = values
        self.origin = origin
    }

    /// The line as it would be taken down now.
    ///
    /// - Throws: that an answer is none of a page's.
    package func again(_ line: TapedLine) throws -> TapedLine {
        switch line {
        case .page(let id, let draft, let answer, _):
            let said = said(of: id, try state(answer), draft)
            return .page(id, draft: draft, answer: answer, said: said)
        case .request(let request): return .request(again(request))
        case .confirmation(let draft, let answer, let signs, _):
            let reading = ConfirmationJudgement(map: map, fillings: fillings(draft))
                .reading(try state(answer), signs, picture: nil)
            return .confirmation(draft: draft, answer: answer, signs: signs, said: TapedConfirmation(reading))
        case .instead(let texts, _):
            return .instead(texts: texts, said: map.confirmation.objection(in: texts)?.reason ?? "")
        }
    }

    private func fillings(_ draft: String?) -> Fillings { Fillings(origin: origin, draft: draft, values: values) }

    private func state(_ answer: JSONValue) throws -> PageState {
        try PageProbe.state(from: String(decoding: JSONEncoder().encode(answer), as: UTF8.self))
    }

    /// Every difference of a page, of what it says and, on the review page, of the values that it shows.
    func said(of id: String, _ state: PageState, _ draft: String?) -> [String] {
        guard let page = map.page(id) else { return ["the map has no page \(id)"] }
        let fillings = fillings(draft)
        let drift = PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
        let regions = map.regions(on: id).compactMap { $0.difference(in: state)?.words }
        guard id == map.review.page.id else { return drift.differences.map(\.words) + regions }
        let shown = map.review.values.compactMap { value in
            do {
                return try value.difference(from: state[.value(value.id)], with: fillings)?.words
            } catch {
                return "\(error)"
            }
        }
        return drift.differences.map(\.words) + regions + shown
    }

    private func again(_ taped: TapedRequest) -> TapedRequest {
        guard let request = BrowserRequest(event: taped.event) else { return taped.saying("no request", [], []) }
        let known = KnownTexts(draft: taped.draft, texts: taped.texts, options: taped.options)
        return taped.saying(rules.kind(of: request, knowing: known), of: request)
    }

    private var rules: RequestRules {
        RequestRules(map: map, values: values, origin: origin, uncompared: [])
    }
}

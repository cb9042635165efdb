import PNGMask

/// Whether a page is one clear confirmation of this request.
struct ConfirmationJudgement {
    let map: SelectorMap
    let fillings: Fillings

    private var page: Confirmation { map.confirmation }

    /// What the page says, with every doubt; `signs` are those that spoke against it besides.
    func reading(_ state: PageState, _ signs: [String], picture: MaskedScreenshot?) -> ConfirmationReading {
        let found = state[.requestID].map(\.text)
        let ids = found.compactMap(page.requestID.pattern.capture)
        let statuses = state[.status].map(\.text)
        let doubts =
            signs + doubts(ids: ids, found: found) + doubts(statuses: statuses) + doubts(address: state.url)
            + page.echoes.compactMap { doubt($0, state) } + contradictions(state)
        return ConfirmationReading(
            requestID: ids.count == 1 ? ids[0] : nil, status: statuses.first, doubts: doubts, picture: picture)
    }

    private func doubts(ids: [String], found: [String]) -> [String] {
        guard ids.count != 1 || found.count != 1 else { return [] }
        return ["it shows \(Words.quoting(found)) as request id, and exactly one of the expected form is a success"]
    }

    private func doubts(statuses: [String]) -> [String] {
        let known = page.status.oneOf.flatMap { (try? $0.filled(with: fillings)) ?? [] }
        guard statuses.count != 1 || !known.contains(statuses[0]) else { return [] }
        return ["its status is \(Words.quoting(statuses))"]
    }

    private func doubts(address url: String) -> [String] {
        var doubts: [String] = []
        let target = RequestTarget(url: url, origin: fillings.origin)
        if target.map({ page.path.matches($0.path, draft: fillings.draft) }) != true {
            doubts.append("it stands at an address that the map does not expect")
        }
        let fragment = RequestTarget.fragment(of: url)
        if let wanted = page.fragment, !wanted.matches(fragment, draft: fillings.draft) {
            doubts.append("it stands at “#\(fragment)”, which the map does not expect")
        }
        return doubts
    }

    private func doubt(_ echo: ShownValue, _ state: PageState) -> String? {
        do {
            return try echo.difference(from: state[.echo(echo.id)], with: fillings)?.words
        } catch {
            return "echo “\(echo.id)” could not be compared: \(HaltReason.packetLacks(error.description).reason)"
        }
    }

    private func contradictions(_ state: PageState) -> [String] {
        page.contradictions.enumerated().compactMap { index, sign in
            let said = state[.contradiction(index)].map(\.text)
            return said.allSatisfy(\.isEmpty) ? nil : "\(sign.words): \(Words.saying(said))"
        }
    }
}

extension Confirmation {
    /// What texts at its signs against a success say, in the portal's own words; nil where there are none.
    func objection(in found: [[String]]) -> HaltReason? {
        let spoken = zip(contradictions, found).filter { !$0.1.isEmpty }
        guard !spoken.isEmpty else { return nil }
        let words = spoken.map { "\($0.words): \(Words.saying($1))" }
        return HaltReason(kind: "portal", reason: words.joined(separator: "; "))
    }
}

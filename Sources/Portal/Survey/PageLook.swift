package import PNGMask

/// One page as a survey saw it: nothing was entered.
package struct PageLook: Sendable {
    /// The map's page.
    package let page: MappedPage
    /// How it compares with the map.
    package let verdict: DriftVerdict
    /// Everything the probe found.
    package let state: PageState
    /// The page's structure now.
    package let fingerprint: PageFingerprint
    /// The masked picture; nil where the page would not hold still.
    package let picture: MaskedScreenshot?
    /// What a renewal of the map is proposed from; nil where the page does not differ in what matters.
    package let survey: PageSurvey?
}

extension PortalVisit {
    /// Looks at the page that is on screen, in one round trip and a picture.
    func look(at page: MappedPage) async throws(Stop) -> PageLook {
        current = page
        let state = try await probe(page)
        let verdict = PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
        verdicts[page.id] = verdict
        let survey = verdict.grade > .cosmetic ? try await survey() : nil
        return PageLook(
            page: page, verdict: verdict, state: state,
            fingerprint: PageFingerprint(page: page, state: state, draft: draft),
            picture: try? await camera.picture(
                revealing: map.revealed(on: page), in: wanted(page.frame), of: .viewport), survey: survey)
    }

    /// Brings a page up and looks at it; one whose landmark is another is looked at as it stands.
    func lookUp(_ page: MappedPage, opening: PageOpening) async throws(Stop) -> PageLook {
        frame = nil
        switch opening {
        case .follows: break
        case .press(let control): try await press(control)
        case .address(let template): try await open(template)
        }
        frame = page.frame
        do {
            try await ready(page.landmark, on: page.title, newDocument: false)
        } catch {
            guard case .halt(let reason) = error, ["drift", "frame"].contains(reason.kind) else { throw error }
        }
        try? await unfold(page.unfold, on: page.title)
        return try await look(at: page)
    }
}

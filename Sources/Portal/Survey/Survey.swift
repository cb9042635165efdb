/// What a read-only walk saw of a map's pages.
package struct Survey: Sendable {
    /// The pages that were seen, in the order of a run.
    package var looks: [PageLook] = []
    /// Those that were not, and why.
    package var unseen: [UnseenPage] = []
    /// The draft that was made to see the pages, and whether it is gone again; nil where none was made.
    package var draft: SurveyDraft?

    /// A page that was not seen.
    package struct UnseenPage: Hashable, Sendable {
        /// The map's page.
        package let page: MappedPage
        /// One sentence.
        package let why: String
    }

    /// A draft that holds nothing but what the portal puts into a new one.
    package struct SurveyDraft: Hashable, Sendable {
        /// Its id.
        package let id: String
        /// Why it could not be discarded; nil where it was.
        package let left: String?
    }

    mutating func miss(_ pages: some Sequence<MappedPage>, _ why: String) {
        unseen += pages.map { UnseenPage(page: $0, why: why) }
    }
}

extension PortalVisit {
    /// Looks at every page of the map that can be reached, entering nothing but the credentials, and those only where
    /// the login page is the mapped one.
    ///
    /// - Parameters:
    ///   - credentials: what the sign-in page takes; nil where the browser signs in by itself.
    ///   - withDraft: whether a draft may be made, looked at and discarded again where the pages need one.
    ///   - last: the page to stay on, by its id: the walk ends there, and its draft stays until ``discardDraft()``.
    /// - Returns: What was seen, and what was not and why.
    /// - Throws: ``Stop/machinery(_:)`` only; what a page or the portal does is part of the result.
    package func survey(
        as credentials: SignInCredentials?, withDraft: Bool, until last: String? = nil
    ) async throws(Stop) -> Survey {
        var survey = Survey()
        let form = map.pages + [map.review.page]
        if let page = map.login?.page {
            guard try await sees(page, .address(Self.address(of: page, map)), &survey), page.isFillable(verdicts)
            else {
                survey.miss([map.beginning.page] + form, "the login page is not the mapped one; no secret was typed")
                return survey
            }
            guard last != page.id else { return survey }
        }
        do {
            _ = try await signIn(as: credentials)
        } catch {
            survey.miss([map.beginning.page] + form, try Self.why(error))
            return survey
        }
        guard try await sees(map.beginning.page, map.beginning.page.opening, &survey) else {
            survey.miss(form, "the page before was not seen")
            return survey
        }
        guard last != map.beginning.page.id else { return survey }
        try await surveyForm(form, withDraft, last, &survey)
        return survey
    }

    private func surveyForm(
        _ form: [MappedPage], _ withDraft: Bool, _ last: String?, _ survey: inout Survey
    ) async throws(Stop) {
        guard map.beginning.page.isFillable(verdicts) else {
            return survey.miss(form, "the page “\(map.beginning.page.title)” is not the mapped one")
        }
        guard map.beginning.request == nil || withDraft else {
            return survey.miss(form, "it is reached only by making a draft (--with-draft)")
        }
        do {
            try await startRequest()
        } catch {
            return survey.miss(form, try Self.why(error))
        }
        for (index, page) in form.enumerated() {
            guard let opening = opening(of: page, isFirst: index == 0, after: survey.looks.last?.page) else {
                survey.miss([page], "it is reached only by saving the page before")
                continue
            }
            guard try await !sees(page, opening, &survey) || page.id != last else { return }
        }
        if let draft { survey.draft = await discard(draft) }
    }

    /// Whether a page could be looked at at all.
    private func sees(_ page: MappedPage, _ opening: PageOpening, _ survey: inout Survey) async throws(Stop) -> Bool {
        do {
            survey.looks.append(try await lookUp(page, opening: opening))
            return true
        } catch {
            survey.miss([page], try Self.why(error))
            return false
        }
    }

    /// How a page is reached without saving anything: by its own opening, or by its address where that is literal.
    private func opening(of page: MappedPage, isFirst: Bool, after last: MappedPage?) -> PageOpening? {
        // Where the last page is read once more before the last click, it is on screen.
        if page.id == map.review.page.id, let again = map.review.again { return last?.id == again ? .follows : nil }
        guard case .follows = page.opening, !isFirst else { return page.opening }
        let special = Set("\\^*+?()[]|")
        guard let path = page.path?.source.replacing("\\.", with: "."), !path.contains(where: special.contains) else {
            return nil
        }
        return (try? Template(path)).map(PageOpening.address)
    }

    private static func address(of page: MappedPage, _ map: SelectorMap) -> Template {
        if case .address(let template) = page.opening { return template }
        return map.origins[0]
    }

    /// The words of a halt; a failure of our own machinery is thrown on.
    private static func why(_ stop: Stop) throws(Stop) -> String {
        guard case .halt(let reason) = stop else { throw stop }
        return ([reason.reason] + reason.differences).joined(separator: " ")
    }
}

extension MappedPage {
    fileprivate func isFillable(_ verdicts: [String: DriftVerdict]) -> Bool {
        verdicts[id]?.permitsEntry(moved: false) ?? false
    }
}

import WebDriver

extension PortalVisit {
    /// Describes the page that was worked on last as it is now, for a renewal of the map; nil before the first page.
    ///
    /// - Throws: ``Stop`` where the page did not answer.
    package func survey() async throws(Stop) -> PageSurvey? {
        guard let page = current else { return nil }
        let question = PageSurvey.question(page: page, map: map)
        let answer = try await driving { () async throws(WebDriverError) in
            try await reader.read(PageSurvey.script, [.string(question)])
        }
        do {
            return try PageSurvey.answer(answer.string ?? "", page: page, map: map, mask: values.mask)
        } catch {
            throw .machinery(MachineFailure(error.description))
        }
    }
}

import WebDriver

extension PortalVisit {
    /// Describes the page that was worked on last as it is now, for a renewal of the map; nil before the first page.
    ///
    /// - Throws: ``Stop`` where the page did not answer.
    package func survey() async throws(Stop) -> PageSurvey? {
        guard let page = current else { return nil }
        let question = PageSurvey.question(page: page, map: map)
        let answer = try await driving { () async throws(WebDriverError) -> JSONValue in
            let asked = [JSONValue.string(question)]
            guard let wanted = wanted(page.frame) else { return try await reader.read(PageSurvey.script, asked) }
            // Nothing is proposed for a frame that is not the one: the page around it has none of its fields.
            guard case .success(let answer) = try await reader.read(PageSurvey.script, asked, in: wanted) else {
                return .null
            }
            return answer
        }
        guard answer != .null else { return nil }
        do {
            return try PageSurvey.answer(answer.string ?? "", page: page, map: map, mask: values.mask)
        } catch {
            throw .machinery(MachineFailure(error.description))
        }
    }
}

import Portal

/// One element of a proposal, for machines.
package struct ProposalLine: Codable, Hashable, Sendable {
    /// One value of the map that would be another.
    package struct Change: Codable, Hashable, Sendable {
        /// `css`, `label` or `name`.
        package let key: String
        /// What the map says.
        package let was: String
        /// What it would say.
        package let `is`: String
    }

    /// The run, or the folder of the walk, that it is made from.
    package let from: String
    /// The page's name in the map.
    package let page: String
    /// The page's title.
    package let title: String
    /// The field or button, or `tabs`; for a control that the map does not know, what it would be called.
    package let field: String?
    /// `kept`, `proposed`, `unknown`, or `new` for a control that the map does not know.
    package let state: String
    /// How likely the new element is the right one, in thousandths; nil for a new control.
    package let confidence: Int?
    /// What would change.
    package let changes: [Change]
    /// Why nothing is proposed.
    package let reason: String?
    /// The element on the page, in words.
    package let element: String?
    /// The folder that was written; nil where nothing was accepted.
    package let written: String?

    /// Every element and every new control of a proposal.
    package static func all(_ proposal: MapProposal, accepted folder: String?) -> [ProposalLine] {
        proposal.pages.flatMap { page in
            page.elements.map { ProposalLine(proposal.source, page, $0, folder) }
                + page.strangers.map { ProposalLine(proposal.source, page, $0, folder) }
                + (page.tabs.map { [ProposalLine(proposal.source, page, $0, folder)] } ?? [])
        }
    }

    private init(_ source: String, _ page: PageProposal, _ tabs: TabsProposal, _ folder: String?) {
        from = source
        self.page = page.page
        title = page.title
        field = TabsProposal.key
        state = tabs.reason == nil ? "proposed" : "unknown"
        confidence = tabs.reason == nil ? 1000 : nil
        changes = [
            Change(key: "texts", was: tabs.was.joined(separator: ", "), is: tabs.now.joined(separator: ", "))
        ]
        reason = tabs.reason
        element = tabs.now.joined(separator: ", ")
        written = folder
    }

    private init(_ source: String, _ page: PageProposal, _ element: ElementProposal, _ folder: String?) {
        from = source
        self.page = page.page
        title = page.title
        field = element.mapped.key
        state = element.state.rawValue
        confidence = Int((element.confidence * 1000).rounded())
        changes = element.state == .kept ? [] : element.changes.map { Change(key: $0.key, was: $0.was, is: $0.is) }
        reason = element.reason
        self.element = element.new.map(ProposalWords.words)
        written = folder
    }

    private init(_ source: String, _ page: PageProposal, _ stranger: PageSurvey.Element, _ folder: String?) {
        from = source
        self.page = page.page
        title = page.title
        field = AddedField.name(of: stranger)
        state = "new"
        confidence = nil
        changes = []
        reason = "the map does not know it"
        element = ProposalWords.words(stranger)
        written = folder
    }
}

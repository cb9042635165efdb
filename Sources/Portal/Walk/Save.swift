extension PortalVisit {
    /// Saves the page where the map has a save for it, once: a save whose answer is lost is never repeated.
    func save(_ page: MappedPage) async throws(Stop) -> Bool {
        guard let save = page.save else { return false }
        let previous = document
        await inspector.forget(save.request)
        try await press(save.control)
        // Pressed is pressed: a save whose answer is lost is looked up by a person, never repeated.
        unsaved = nil
        try await answered(save.request, on: page.title)
        progress.lastSaved = page.title
        document = previous
        return true
    }

    /// Presses a control and waits for the answer to the request that it makes.
    func make(_ press: MappedPress, on title: String) async throws(Stop) {
        await inspector.forget(press.request)
        try await self.press(press.control)
        try await answered(press.request, on: title)
        guard let settlement = press.settles else { return }
        try await ready(settlement.css, settlement.text, on: title, newDocument: false)
    }

    /// Waits until the portal answered a declared request with a success or a redirect.
    func answered(_ request: String, on title: String) async throws(Stop) {
        let ending = await inspector.ending(of: request, within: limits.save)
        try await obey()
        switch ending {
        case .answered(let status) where status < 400: return
        case .answered(let status): throw .halt(.refusedByPortal(request, status: status, on: title))
        case .lost, nil: throw .halt(.replyLost(request, on: title))
        }
    }
}

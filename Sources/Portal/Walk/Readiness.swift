import Valve
import WebDriver

extension PortalVisit {
    /// Waits until the browser shows a page with that landmark, in another document than the one seen last.
    ///
    /// - Throws: ``Stop/halt(_:)`` when the sign-in page comes instead, or nothing of the kind in time.
    func ready(
        _ landmark: Landmark, on title: String, newDocument: Bool = true, afterRelease: Bool = false
    ) async throws(Stop) {
        try await ready(landmark.css, landmark.text, on: title, newDocument: newDocument, afterRelease: afterRelease)
    }

    /// The same by selector and text; without a text it is enough that the element is there.
    func ready(
        _ css: String, _ text: String?, on title: String, newDocument: Bool, afterRelease: Bool = false
    ) async throws(Stop) {
        let end = ContinuousClock.now + limits.page
        var last: Shown?
        while ContinuousClock.now < end {
            // After the release every answer counts; what speaks against it is a doubt, and ends nothing.
            if !afterRelease { try await obey() } else if isInterrupted() { throw .halt(.waitingEnded) }
            if let shown = await shown(css, text) {
                last = shown
                let isNew = shown.document != document
                if shown.found == 1, isNew || !newDocument {
                    document = shown.document
                    return
                }
                if afterRelease, isNew || !newDocument, let reason = await objection() { throw .halt(reason) }
                if shown.isSignIn, isNew { throw .halt(.signedOut(on: title)) }
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        let refusals = await valve.ledger.refusedByProxy
        guard refusals.isEmpty else { throw .halt(.refusedByProxy(refusals.keys.sorted(), on: title)) }
        if let frame, let fault = last?.fault { throw .halt(.frame(frame.css, fault).on(title)) }
        throw .halt(.notThere(title, landmark: css, found: last?.found ?? 0, path: last?.path, title: last?.title))
    }

    /// What the browser shows; nil while a document is being replaced.
    private func shown(_ css: String, _ text: String?) async -> Shown? {
        let arguments: [JSONValue] = [
            .string(css), text.map { .string($0) } ?? .null, map.login.map { .string($0.page.landmark.css) } ?? .null,
            map.login.map { .string($0.page.landmark.text) } ?? .null,
        ]
        guard let value = try? await reader.read(ReadinessScript.source, arguments), let shown = Shown(value) else {
            return nil
        }
        guard let wanted = wanted(frame) else { return shown }
        switch try? await reader.read(ReadinessScript.source, arguments, in: wanted) {
        case .success(let value)?: return Shown(value).map(shown.around)
        case .failure(let fault)?: return shown.without(fault)
        case nil: return nil
        }
    }
}

/// What ``ReadinessScript`` returned.
private struct Shown {
    let document: Double
    let path: String
    let title: String
    var found: Int
    var isSignIn: Bool
    /// Why the frame in which the landmark stands was not asked.
    var fault: FrameFault?

    init?(_ value: JSONValue) {
        guard let document = value["document"]?.number, let found = value["found"]?.number,
            value["scripted"]?.bool == true
        else { return nil }
        self.document = document
        self.found = Int(found)
        path = value["path"]?.string ?? ""
        title = value["title"]?.string ?? ""
        isSignIn = (value["signIn"]?.number ?? 0) > 0
    }

    /// The page with what its frame shows.
    func around(_ inner: Shown) -> Shown {
        var shown = self
        shown.found = inner.found
        shown.isSignIn = isSignIn || inner.isSignIn
        return shown
    }

    /// The page without the frame that was looked for.
    func without(_ fault: FrameFault) -> Shown {
        var shown = self
        shown.found = 0
        shown.fault = fault
        return shown
    }
}

import WebDriver

extension PortalVisit {
    /// The frame of a page, to be looked for now; nil where the page has none.
    func wanted(_ frame: PageFrame?) -> WantedFrame? {
        frame.map { WantedFrame(css: $0.css, path: $0.path, origin: origin, draft: draft) }
    }

    /// Runs commands where the page's form stands: in its frame, entered and looked at anew each time, or in the page itself.
    ///
    /// - Throws: ``Stop/halt(_:)`` when the frame is not there, or not the one that the map describes.
    func acting<Value>(
        _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(Stop) -> Value {
        guard let wanted = wanted(frame) else {
            return try await driving { () async throws(WebDriverError) in try await body(session) }
        }
        switch try await driving({ () async throws(WebDriverError) in try await acting(in: wanted, body) }) {
        case .success(let value): return value
        case .failure(let fault): throw .halt(.frame(wanted.css, fault))
        }
    }

    private func acting<Value>(
        in wanted: WantedFrame, _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Result<Value, FrameFault> {
        let found = try await session.execute(FrameScript.elements, [.string(wanted.css)]).array ?? []
        let count = Int(found.first?.number ?? 0)
        guard count == 1 else { return .failure(.count(count)) }
        guard let element = found.dropFirst().first.flatMap(Element.init(json:)) else { return .failure(.foreign) }
        return try await session.inFrame(element) {
            (inner) async throws(WebDriverError) -> Result<Value, FrameFault> in
            let address = try await inner.execute("return location.href;").string ?? ""
            if let fault = wanted.fault(at: address) { return .failure(fault) }
            return .success(try await body(inner))
        }
    }
}

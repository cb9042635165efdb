extension Session {
    /// Runs a body in a frame and comes back to the document that was current, also after a throw or a cancellation
    /// (section 11.6).
    ///
    /// Commands of other tasks act in the frame meanwhile: one task a session.
    ///
    /// - Throws: what the body throws. ``WebDriverError`` with `no such frame` when it could not be entered, and with
    ///   ``WebDriverError/Code/notBack`` when the way back failed: then every command is refused until
    ///   ``switchToTop()`` or ``switchToWindow(_:)``, because nobody knows where it would act.
    public func inFrame<Value>(
        _ frame: Element, _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        try await within(.switchToFrame(.element(frame)), frames: state.place.frames + [.element(frame)], body)
    }

    /// Runs a body in the one frame that matches, as ``inFrame(_:_:)-(Element,_)`` does.
    public func inFrame<Value>(
        _ locator: Locator, _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        try await inFrame(try await find(locator), body)
    }

    /// Runs a body in the frame at this place of the current document, from 0, as ``inFrame(_:_:)-(Element,_)`` does.
    public func inFrame<Value>(
        index: Int, _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        try await within(.switchToFrame(.index(index)), frames: state.place.frames + [.index(index)], body)
    }

    /// Runs a body in the document around the current frame (section 11.7), as ``inFrame(_:_:)-(Element,_)`` does.
    public func inParentFrame<Value>(
        _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        try await within(.switchToParentFrame, frames: state.place.frames.dropLast(), body)
    }

    /// Makes the window's top-level document the current one (section 11.6), wherever the session is.
    public func switchToTop() async throws(WebDriverError) {
        try await send(.switchToTop)
        state.place.frames = []
        state.lost = nil
    }

    /// Enters, runs, and comes back.
    private func within<Value>(
        _ entry: Command, frames: [FrameReference], _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        let before = state.place
        do {
            try await send(entry)
        } catch {
            // Refused is not entered; otherwise nobody knows.
            if error.outcome != .noEffect { try await comeBack(to: before, after: error) }
            throw error
        }
        state.place.frames = frames
        let value: Value
        do {
            value = try await body(self)
        } catch {
            try await comeBack(to: before, after: error)
            throw error
        }
        try await comeBack(to: before, after: nil)
        return value
    }

    /// Comes back from the top, step by step: what is relative would depend on where the body ended.
    private func comeBack(to place: SessionState.Place, after failure: WebDriverError?) async throws(WebDriverError) {
        // The body went to another window on purpose: there is no frame to leave.
        guard state.place.window == place.window else { return }
        do {
            try await uncancelled { () async throws(WebDriverError) in
                try await send(.switchToTop)
                for frame in place.frames { try await send(.switchToFrame(frame)) }
            }
            state.place = place
        } catch {
            let words = "\(error.command) failed (\(error.code.rawValue))\(failure.map { ", after \($0)" } ?? "")"
            state.lost = words
            throw WebDriverError(
                command: "Switch To Frame", code: .notBack, message: words, outcome: failure?.outcome ?? .failed)
        }
    }
}

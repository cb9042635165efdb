extension WebDriverError.Code {
    /// What a failure of this kind says of a command's effect.
    ///
    /// Some commands work in several steps: a code that refuses another command comes, for them, after a part was done.
    func outcome(of command: String) -> WebDriverError.Outcome {
        if Self.ofUnknownOutcome.contains(self) { return .unknown }
        guard Self.refusals.contains(self) else { return .failed }
        if Self.afterTheFact.contains(self), Self.closing.contains(command) { return .unknown }
        return Self.ofReferences.contains(self) && Self.stepwise.contains(command) ? .unknown : .noEffect
    }

    /// The remote end says so before it does anything (section 6.6 and the steps of each command).
    private static let refusals: Set<Self> = [
        .elementClickIntercepted, .elementNotInteractable, .invalidArgument, .invalidCookieDomain,
        .invalidElementState, .invalidSelector, .invalidSessionID, .noSuchAlert, .noSuchCookie, .noSuchElement,
        .noSuchFrame, .noSuchWindow, .noSuchShadowRoot, .staleElementReference, .detachedShadowRoot, .unknownCommand,
        .unknownMethod, .unsupportedOperation, .notSent, .ambiguous,
    ]

    /// The request was on its way, or the remote end stopped half-way.
    private static let ofUnknownOutcome: Set<Self> = [
        .outcomeUnknown, .deadline, .cancelled, .driverDied, .malformedAnswer, .timeout, .scriptTimeout,
        .notReleased,
    ]

    /// A command that closes its own window, or ends the browser, is answered with these.
    private static let afterTheFact: Set<Self> = [.noSuchWindow, .invalidSessionID]
    private static let closing: Set<String> = [
        "Element Click", "Element Send Keys", "Execute Script", "Execute Async Script", "Perform Actions",
        "Accept Alert", "Dismiss Alert", "Navigate To", "Back", "Forward", "Refresh",
    ]

    /// What a script returns, and where a pointer moves to, is looked at after something was done.
    private static let ofReferences: Set<Self> = [
        .noSuchElement, .noSuchFrame, .noSuchShadowRoot, .staleElementReference, .detachedShadowRoot,
    ]
    private static let stepwise: Set<String> = ["Execute Script", "Execute Async Script", "Perform Actions"]
}

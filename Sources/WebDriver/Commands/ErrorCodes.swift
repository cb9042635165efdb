extension WebDriverError.Code {
    /// Another element would receive the click; nothing was clicked (WebDriver, section 6.6, as all of these).
    public static let elementClickIntercepted = Self(rawValue: "element click intercepted")
    /// The element cannot be worked with; nothing was done.
    public static let elementNotInteractable = Self(rawValue: "element not interactable")
    /// A certificate is not trusted.
    public static let insecureCertificate = Self(rawValue: "insecure certificate")
    /// The command's arguments are wrong; nothing was done.
    public static let invalidArgument = Self(rawValue: "invalid argument")
    /// The control cannot be cleared or typed into now.
    public static let invalidElementState = Self(rawValue: "invalid element state")
    /// The locator is no selector of its kind.
    public static let invalidSelector = Self(rawValue: "invalid selector")
    /// The session is gone.
    public static let invalidSessionID = Self(rawValue: "invalid session id")
    /// A script threw, or its document went away.
    public static let javascriptError = Self(rawValue: "javascript error")
    /// No dialog is open.
    public static let noSuchAlert = Self(rawValue: "no such alert")
    /// No element matches.
    public static let noSuchElement = Self(rawValue: "no such element")
    /// The window is gone.
    public static let noSuchWindow = Self(rawValue: "no such window")
    /// A script did not end within the session's time for scripts.
    public static let scriptTimeout = Self(rawValue: "script timeout")
    /// The browser could not be started.
    public static let sessionNotCreated = Self(rawValue: "session not created")
    /// The element is no longer in the document.
    public static let staleElementReference = Self(rawValue: "stale element reference")
    /// The remote end gave up waiting.
    public static let timeout = Self(rawValue: "timeout")
    /// A dialog is open.
    public static let unexpectedAlertOpen = Self(rawValue: "unexpected alert open")
    /// The remote end does not know the command; nothing was done.
    public static let unknownCommand = Self(rawValue: "unknown command")
    /// The remote end has no such feature; nothing was done.
    public static let unsupportedOperation = Self(rawValue: "unsupported operation")
    /// The remote end failed in a way of its own.
    public static let unknownError = Self(rawValue: "unknown error")

    /// The request was never sent: nothing happened.
    public static let notSent = Self(rawValue: "client: not sent")
    /// The request may have arrived; what it did is not known, and it is never sent again.
    public static let outcomeUnknown = Self(rawValue: "client: outcome unknown")
    /// No answer in time; what the command did is not known.
    public static let deadline = Self(rawValue: "client: deadline")
    /// The caller was cancelled; what the command did is not known.
    public static let cancelled = Self(rawValue: "client: cancelled")
    /// The driver's process has ended.
    public static let driverDied = Self(rawValue: "client: driver died")
    /// The answer is not one of the protocol; what the command did is not known.
    public static let malformedAnswer = Self(rawValue: "client: malformed answer")
    /// More than one element matches where one was asked for; nothing was done.
    public static let ambiguous = Self(rawValue: "client: more than one element")

    /// What a failure of this kind says of the command's effect.
    var outcome: WebDriverError.Outcome {
        if Self.withoutEffect.contains(self) { return .noEffect }
        return Self.ofUnknownOutcome.contains(self) ? .unknown : .failed
    }

    private static let withoutEffect: Set<Self> = [
        .elementClickIntercepted, .elementNotInteractable, .invalidArgument, .invalidSelector, .invalidSessionID,
        .noSuchAlert, .noSuchElement, .noSuchWindow, .staleElementReference, .unknownCommand, .notSent, .ambiguous,
        .unsupportedOperation,
    ]

    private static let ofUnknownOutcome: Set<Self> = [
        .outcomeUnknown, .deadline, .cancelled, .driverDied, .malformedAnswer, .timeout, .scriptTimeout,
    ]
}

/// The 28 codes of the standard (WebDriver, section 6.6).
extension WebDriverError.Code {
    /// Another element would receive the click; nothing was clicked.
    public static let elementClickIntercepted = Self(rawValue: "element click intercepted")
    /// The element cannot be worked with; nothing was done.
    public static let elementNotInteractable = Self(rawValue: "element not interactable")
    /// A certificate is not trusted.
    public static let insecureCertificate = Self(rawValue: "insecure certificate")
    /// The command's arguments are wrong; nothing was done.
    public static let invalidArgument = Self(rawValue: "invalid argument")
    /// A cookie is for another domain than the page's; it was not set.
    public static let invalidCookieDomain = Self(rawValue: "invalid cookie domain")
    /// The control cannot be cleared now; nothing was done.
    public static let invalidElementState = Self(rawValue: "invalid element state")
    /// The locator is no selector of its kind.
    public static let invalidSelector = Self(rawValue: "invalid selector")
    /// The session is gone.
    public static let invalidSessionID = Self(rawValue: "invalid session id")
    /// A script threw, or its document went away.
    public static let javascriptError = Self(rawValue: "javascript error")
    /// The pointer would leave the viewport; the actions before that were performed.
    public static let moveTargetOutOfBounds = Self(rawValue: "move target out of bounds")
    /// No dialog is open.
    public static let noSuchAlert = Self(rawValue: "no such alert")
    /// No cookie has this name.
    public static let noSuchCookie = Self(rawValue: "no such cookie")
    /// No element matches.
    public static let noSuchElement = Self(rawValue: "no such element")
    /// The frame is gone.
    public static let noSuchFrame = Self(rawValue: "no such frame")
    /// The window is gone.
    public static let noSuchWindow = Self(rawValue: "no such window")
    /// The element has no shadow root.
    public static let noSuchShadowRoot = Self(rawValue: "no such shadow root")
    /// A script did not end within the session's time for scripts.
    public static let scriptTimeout = Self(rawValue: "script timeout")
    /// The browser could not be started.
    public static let sessionNotCreated = Self(rawValue: "session not created")
    /// The element is no longer in the document.
    public static let staleElementReference = Self(rawValue: "stale element reference")
    /// The shadow root is no longer in the document.
    public static let detachedShadowRoot = Self(rawValue: "detached shadow root")
    /// The remote end gave up waiting.
    public static let timeout = Self(rawValue: "timeout")
    /// A cookie could not be set.
    public static let unableToSetCookie = Self(rawValue: "unable to set cookie")
    /// No picture could be taken.
    public static let unableToCaptureScreen = Self(rawValue: "unable to capture screen")
    /// A dialog is open.
    public static let unexpectedAlertOpen = Self(rawValue: "unexpected alert open")
    /// The remote end does not know the command; nothing was done.
    public static let unknownCommand = Self(rawValue: "unknown command")
    /// The remote end failed in a way of its own.
    public static let unknownError = Self(rawValue: "unknown error")
    /// The remote end knows the path but not the method; nothing was done.
    public static let unknownMethod = Self(rawValue: "unknown method")
    /// The remote end has no such feature; nothing was done.
    public static let unsupportedOperation = Self(rawValue: "unsupported operation")

    /// Every code of the standard.
    static let standard: [Self] = [
        .elementClickIntercepted, .elementNotInteractable, .insecureCertificate, .invalidArgument,
        .invalidCookieDomain, .invalidElementState, .invalidSelector, .invalidSessionID, .javascriptError,
        .moveTargetOutOfBounds, .noSuchAlert, .noSuchCookie, .noSuchElement, .noSuchFrame, .noSuchWindow,
        .noSuchShadowRoot, .scriptTimeout, .sessionNotCreated, .staleElementReference, .detachedShadowRoot, .timeout,
        .unableToSetCookie, .unableToCaptureScreen, .unexpectedAlertOpen, .unknownCommand, .unknownError,
        .unknownMethod, .unsupportedOperation,
    ]
}

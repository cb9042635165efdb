/// What the client itself has to say.
extension WebDriverError.Code {
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
    /// A condition did not hold within its time.
    public static let waitEnded = Self(rawValue: "client: wait ended")
    /// The document that was current before a frame or a window could not be made current again.
    public static let notBack = Self(rawValue: "client: not back")
    /// Actions were performed, but keys or buttons may still be held down.
    public static let notReleased = Self(rawValue: "client: not released")
}

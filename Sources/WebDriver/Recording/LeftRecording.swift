extension WebDriverError.Code {
    /// A program that is replayed sends something else than what was recorded; nothing was done.
    public static let leftRecording = Self(rawValue: "client: left the recording")
}

/// The commands about what a user gives (WebDriver BiDi, section 7.10).
public struct InputModule: Sendable {
    let bidi: BiDi

    /// Chooses files in a file control by their absolute paths; the control by the shared id a script returned.
    public func setFiles(_ paths: [String], of element: String, in context: String) async throws(WebDriverError) {
        try await bidi.send(
            "input.setFiles",
            ["context": .string(context), "element": ["sharedId": .string(element)], "files": .texts(paths)])
    }
}

extension BiDi {
    /// The commands about what a user gives.
    public var input: InputModule { InputModule(bidi: self) }
}

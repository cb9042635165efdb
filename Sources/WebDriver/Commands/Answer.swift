/// How an answer of the protocol is read (WebDriver, section 6.3 and 6.6).
enum Answer {
    /// The answer's value.
    ///
    /// - Throws: what the remote end reports, or that this is no answer of the protocol.
    static func value(status: Int, _ bytes: [UInt8], of command: Command) throws(WebDriverError) -> JSONValue {
        guard let value = JSONReader.read(bytes)?["value"] else {
            // geckodriver answers what it does not know in plain text; HTTP says that nothing was done.
            guard status != 405 else {
                throw WebDriverError(command: command.name, code: .unknownMethod, message: "HTTP 405 without JSON")
            }
            throw malformed(command, "HTTP \(status) with \(bytes.count) bytes that are no answer of the protocol")
        }
        guard status != 200 else { return value }
        guard let code = value["error"]?.string else {
            throw malformed(command, "HTTP \(status) without an error code")
        }
        throw WebDriverError(command: command.name, code: .init(rawValue: code), message: firstLine(value["message"]))
    }

    static func malformed(_ command: Command, _ words: String) -> WebDriverError {
        WebDriverError(command: command.name, code: .malformedAnswer, message: words)
    }

    /// Without the stack of the driver that follows it.
    static func firstLine(_ message: JSONValue?) -> String {
        String(message?.string?.prefix { $0 != "\n" } ?? "")
    }
}

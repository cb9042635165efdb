import Synchronization

/// A picture as the browser took it: raw pixels, which nobody can print, copy or store; wiped at its end.
public struct Screenshot: ~Copyable, Sendable {
    private let png: WipedBytes

    init(_ png: WipedBytes) {
        self.png = png
    }

    /// Lends the PNG's bytes.
    public consuming func withPNGBytes<Value: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try png.lend(body)
    }
}

/// Bytes that are overwritten when their last owner ends.
final class WipedBytes: Sendable {
    private let bytes: Mutex<[UInt8]>

    init?(base64 text: ArraySlice<UInt8>) {
        guard let decoded = Base64.decode(text) else { return nil }
        bytes = Mutex(decoded)
    }

    deinit {
        bytes.withLock { $0.wipe() }
    }

    func lend<Value: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let bytes = bytes.withLock { $0 }
        return try body(bytes.span.bytes)
    }

    /// Reads the answer of Take Screenshot without a string in between, which nobody could wipe.
    static func picture(status: Int, _ answer: [UInt8], of command: Command) throws(WebDriverError) -> WipedBytes {
        guard status == 200 else {
            _ = try Answer.value(status: status, answer, of: command)
            throw Answer.malformed(command, "HTTP \(status) with a value")
        }
        // {"value":"iVBORw0KGgo…"} and nothing else.
        let quotes = answer.indices.filter { answer[$0] == UInt8(ascii: "\"") }
        guard quotes.count == 4, answer[quotes[0]...quotes[1]].elementsEqual("\"value\"".utf8),
            let picture = WipedBytes(base64: answer[(quotes[2] + 1)..<quotes[3]])
        else { throw Answer.malformed(command, "no picture") }
        return picture
    }
}

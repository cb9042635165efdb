import CPNG

/// Why a picture cannot be read or written.
package struct PNGError: Error, Hashable, CustomStringConvertible {
    /// What was tried: "read the picture".
    package let operation: String
    /// Our reason or libpng's; never a pixel.
    package let reason: String

    init(operation: String, reason: String) {
        self.operation = operation
        self.reason = reason
    }

    init(_ operation: String, _ reason: cpng_reason) {
        let text = withUnsafeBytes(of: reason.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        self.init(operation: operation, reason: text.isEmpty ? "memory ran out" : text)
    }

    package var description: String { "cannot \(operation): \(reason)" }
}

import Foundation

/// One JSON object a line, keys sorted, on standard output.
enum JSONLine {
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    static func print(_ value: some Encodable) {
        StandardOutput.write(text(value) + "\n")
    }
}

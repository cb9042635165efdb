import Foundation

/// HTML that is safe by construction: text put into it is escaped, only other markup is not.
package struct Markup: ExpressibleByStringInterpolation {
    /// The markup as text.
    package private(set) var html: String

    /// Markup as it stands in the source.
    package init(stringLiteral value: String) { html = value }

    /// Markup with texts put into it.
    package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

    /// Puts texts in escaped and markup as it is.
    package struct StringInterpolation: StringInterpolationProtocol {
        var html = ""

        /// Nothing yet.
        package init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity) }

        /// Markup of the source.
        package mutating func appendLiteral(_ literal: String) { html += literal }
        /// A text, escaped.
        package mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
        /// Bytes as Base64 (RFC 4648), of whose letters none needs an escape.
        mutating func appendInterpolation(base64 bytes: [UInt8]) { html += Data(bytes).base64EncodedString() }
        /// A whole number.
        package mutating func appendInterpolation(_ number: some BinaryInteger) { html += "\(number)" }
        mutating func appendInterpolation(_ time: Timestamp) {
            let shown = time.description.replacing("T", with: " ")
            html += "<time datetime=\"\(time)\">\(shown)</time>"
        }
        /// Other markup.
        package mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        /// Several parts, a line each.
        package mutating func appendInterpolation(_ parts: [Markup]) {
            html += parts.map(\.html).joined(separator: "\n")
        }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { html, scalar in
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default:
                // What is invisible, or turns the direction of the text, could make a value look like another one.
                let isHidden = [.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
                html += isHidden ? "[U+\(String(scalar.value, radix: 16, uppercase: true))]" : String(scalar)
            }
        }
    }
}

/// A text of the map with `${origin}`, `${draft}` and `${packet path}` in it.
package struct Template: Hashable, Sendable, CustomStringConvertible {
    /// As written in the map.
    package let source: String
    /// Its parts, in order.
    package let pieces: [Piece]

    /// A part of a template.
    package enum Piece: Hashable, Sendable {
        /// Text as it stands.
        case text(String)
        /// The portal's origin, bound by configuration.
        case origin
        /// The draft's id.
        case draft
        /// What the browser calls itself, in the request's own header (RFC 9110 §10.1.5).
        case userAgent
        /// What the packet has at a path.
        case packet(PacketPath)
    }

    package var description: String { source }

    /// Reads a template.
    ///
    /// - Parameters:
    ///   - source: as it stands in the map.
    ///   - tables: the map's tables, which a path in it can name.
    /// - Throws: what is wrong with a path in it, or a `${` that is never closed.
    package init(_ source: String, tables: [String: [String: String]] = [:]) throws(PacketPathError) {
        var rest = source[...]
        var pieces: [Piece] = []
        while let open = rest.firstRange(of: "${") {
            pieces.append(.text(String(rest[..<open.lowerBound])))
            guard let close = Self.close(rest[open.upperBound...]) else {
                throw PacketPathError(path: source, expected: "a closing “}”")
            }
            pieces.append(try Self.piece(String(rest[open.upperBound..<close]), tables))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        self.source = source
        self.pieces = pieces.filter { $0 != .text("") }
    }

    private static func close(_ rest: Substring) -> Substring.Index? {
        var depth = 1
        return rest.indices.first { index in
            if rest[index] == "{" { depth += 1 }
            if rest[index] == "}" { depth -= 1 }
            return depth == 0
        }
    }

    private static func piece(
        _ name: String, _ tables: [String: [String: String]]
    ) throws(PacketPathError) -> Piece {
        switch name {
        case "origin": .origin
        case "draft": .draft
        case "userAgent": .userAgent
        default: .packet(try PacketPath(name, tables: tables))
        }
    }
}

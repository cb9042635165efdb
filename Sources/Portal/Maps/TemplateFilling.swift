/// What stands in for `${origin}`, `${draft}` and packet paths.
package struct Fillings: Sendable {
    /// The portal's origin, without a trailing slash.
    package let origin: String
    /// The draft's id, once there is one.
    package let draft: String?
    /// The approved values; nil where none may be used.
    package let values: PacketValues?

    /// What the browser calls itself; nil where no request is judged.
    package let userAgent: String?

    /// Everything that is known at a moment of the run.
    package init(origin: String, draft: String? = nil, values: PacketValues? = nil, userAgent: String? = nil) {
        self.userAgent = userAgent
        self.origin = origin
        self.draft = draft
        self.values = values
    }
}

extension Template {
    /// The texts with everything filled in: one, or one for each element where a path gives several.
    ///
    /// - Throws: what is missing, or paths that give different numbers of values.
    package func filled(with fillings: Fillings) throws(ValueError) -> [String] {
        try filled(with: fillings) { $0 }
    }

    /// One address with everything filled in, packet values and draft percent-encoded.
    ///
    /// - Throws: what is missing, or that there is not exactly one.
    package func address(with fillings: Fillings) throws(ValueError) -> String {
        let all = try filled(with: fillings, encode: Self.percentEncoded)
        guard all.count == 1, let address = all.first else {
            throw ValueError(path: source, reason: "\(all.count) values where one address is needed")
        }
        return address.hasPrefix("/") ? fillings.origin + address : address
    }

    private func filled(with fillings: Fillings, encode: (String) -> String) throws(ValueError) -> [String] {
        var columns: [[String]] = []
        for piece in pieces { columns.append(try texts(piece, fillings, encode)) }
        let counts = Set(columns.map(\.count)).subtracting([1])
        guard counts.count < 2 else {
            throw ValueError(path: source, reason: "its parts give different numbers of values")
        }
        return (0..<(counts.first ?? 1)).map { row in
            columns.map { $0.count == 1 ? $0[0] : $0[row] }.joined()
        }
    }

    private func texts(
        _ piece: Piece, _ fillings: Fillings, _ encode: (String) -> String
    ) throws(ValueError) -> [String] {
        switch piece {
        case .text(let text): return [text]
        case .origin: return [fillings.origin]
        case .draft:
            guard let draft = fillings.draft else { throw ValueError(path: source, reason: "there is no draft yet") }
            return [encode(draft)]
        case .userAgent:
            guard let name = fillings.userAgent else {
                throw ValueError(path: source, reason: "only a request says what the browser calls itself")
            }
            return [encode(name)]
        case .packet(let path):
            guard let values = fillings.values else {
                throw ValueError(path: source, reason: "there is no packet here")
            }
            return try values.values(at: path).map(encode)
        }
    }

    static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let plain = byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            let hex = String(byte, radix: 16, uppercase: true)
            return plain || "-._~".unicodeScalars.contains(scalar)
                ? String(scalar) : "%" + (hex.count < 2 ? "0" : "") + hex
        }
        .joined()
    }
}

extension ValueSource {
    /// The texts it stands for, in order; none for a box that stays empty.
    ///
    /// - Throws: what the packet lacks.
    package func values(with fillings: Fillings) throws(ValueError) -> [String] {
        switch self {
        case .packet(let path):
            guard let values = fillings.values else {
                throw ValueError(path: path.text, reason: "there is no packet here")
            }
            return try values.values(at: path)
        case .text(let template): return try template.filled(with: fillings)
        case .when(let path, let wanted, let text, let otherwise):
            let found = try ValueSource.packet(path).values(with: fillings)
            return found.compactMap { $0 == wanted ? text : otherwise }
        }
    }
}

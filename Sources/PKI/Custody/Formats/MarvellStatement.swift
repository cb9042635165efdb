/// What a LiquidSecurity device says of a key: a header, and one list of PKCS#11 attributes for each half of the pair.
///
/// Layout of firmware 3: all numbers are big-endian; the header's third word is the length with the signature.
struct MarvellStatement {
    /// One half of the pair: values by PKCS#11 attribute number.
    typealias Attributes = [UInt32: [UInt8]]

    static let signatureSize = 256
    /// Everything before the signature.
    let signed: [UInt8]
    let privateKey: Attributes
    /// Some devices describe only the private half.
    let publicKey: Attributes?

    /// The length that the header states, with the signature; nil where no such header stands there.
    static func statedLength(_ bytes: [UInt8]) -> Int? {
        var reader = WordReader(bytes[...])
        guard bytes.count > 48, reader.word() != nil, reader.word() != nil, let total = reader.word(),
            let buffer = reader.word(), Int(buffer) + signatureSize < Int(total),
            [bytes.count, bytes.count + signatureSize].contains(Int(total))
        else { return nil }
        return Int(total)
    }

    /// Reads what stands before the signature, all of it and nothing twice.
    init(_ signed: [UInt8]) throws(CustodyFault) {
        var reader = WordReader(signed[...])
        guard reader.word() != nil, reader.word() != nil, let total = reader.word(), let buffer = reader.word(),
            Int(total) == signed.count + Self.signatureSize
        else { throw CustodyFault("the length of the statement is not the one that it states") }
        let start = Int(total) - Int(buffer) - Self.signatureSize
        guard start >= 16, start + 8 <= signed.count else { throw CustodyFault("the statement has no table") }
        var table = WordReader(signed[start...])
        guard table.half() != nil, table.half() != nil, let first = table.half(), let second = table.half() else {
            throw CustodyFault("the statement has no table")
        }
        let all = try Self.objects(signed, offsets: [first, second].filter { $0 > 0 }.map { start + Int($0) })
        let privates = all.filter { $0[0x0000] == [3] }
        let publics = all.filter { $0[0x0000] == [2] }
        guard privates.count == 1, let own = privates.first, publics.count == all.count - 1 else {
            throw CustodyFault("the statement is not of one private key")
        }
        self.signed = signed
        (privateKey, publicKey) = (own, publics.first)
    }

    private static func objects(_ signed: [UInt8], offsets: [Int]) throws(CustodyFault) -> [Attributes] {
        var found: [Attributes] = []
        for (index, offset) in offsets.enumerated() {
            let end = index + 1 < offsets.count ? offsets[index + 1] : signed.count
            guard offset <= end, end <= signed.count, let attributes = attributes(signed[offset..<end]) else {
                throw CustodyFault("the attributes of a key cannot be read")
            }
            found.append(attributes)
        }
        return found
    }

    /// Handle, number of attributes, their length; then each with number and length.
    private static func attributes(_ bytes: ArraySlice<UInt8>) -> Attributes? {
        var reader = WordReader(bytes)
        guard reader.word() != nil, let count = reader.word(), count <= 256, let size = reader.word(),
            Int(size) == reader.rest.count
        else { return nil }
        var found: Attributes = [:]
        for _ in 0..<count {
            guard let number = reader.word(), let length = reader.word(), let value = reader.bytes(Int(length)),
                found.updateValue(value, forKey: number) == nil
            else { return nil }
        }
        return reader.rest.isEmpty ? found : nil
    }
}

/// Big-endian numbers one after the other.
struct WordReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func word() -> UInt32? { bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } } }

    mutating func half() -> UInt16? { bytes(2).map { $0.reduce(0) { $0 << 8 | UInt16($1) } } }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}

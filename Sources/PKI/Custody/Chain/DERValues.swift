extension DERReader.Value {
    /// A whole number of at most 63 bits that is not negative.
    var unsigned: Int? {
        guard tag == DERReader.integer, let first = content.first, first < 0x80, content.count <= 8 else { return nil }
        if content.count > 1, first == 0, content.dropFirst().first.map({ $0 < 0x80 }) == true { return nil }
        return content.reduce(0) { $0 << 8 | Int($1) }
    }

    /// TRUE or FALSE (X.690 §11.1).
    var truth: Bool? {
        guard tag == DERReader.boolean, content.count == 1 else { return nil }
        return [0x00: false, 0xFF: true][content.first ?? 1]
    }

    /// The bits, first bit first, without those that are marked unused.
    var bits: [Bool]? {
        guard tag == DERReader.bitString, let unused = content.first, unused < 8 else { return nil }
        let octets = content.dropFirst()
        guard !octets.isEmpty || unused == 0 else { return nil }
        var all: [Bool] = []
        for octet in octets {
            for place in 0..<8 { all.append(octet & (0x80 >> UInt8(place)) != 0) }
        }
        guard all.suffix(Int(unused)).allSatisfy({ !$0 }) else { return nil }
        return Array(all.dropLast(Int(unused)))
    }

    /// The octets of a bit string whose bits are all used.
    var bitOctets: [UInt8]? {
        guard tag == DERReader.bitString, content.first == 0 else { return nil }
        return Array(content.dropFirst())
    }

    /// An object identifier in dots.
    var identifier: String? {
        guard tag == DERReader.objectIdentifier, let last = content.last, last < 0x80 else { return nil }
        var arcs: [Int] = []
        var arc = 0
        var isFirstOctet = true
        for octet in content {
            guard !(isFirstOctet && octet == 0x80), arc < 1 << 48 else { return nil }
            arc = arc << 7 | Int(octet & 0x7F)
            isFirstOctet = octet < 0x80
            guard isFirstOctet else { continue }
            arcs += arcs.isEmpty ? [min(arc / 40, 2), arc - min(arc / 40, 2) * 40] : [arc]
            arc = 0
        }
        return arcs.map(String.init).joined(separator: ".")
    }
}

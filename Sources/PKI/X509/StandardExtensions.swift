/// The extensions that say what a key may do (RFC 5280 §4.2.1).
///
/// Each reader gives nil where the extension cannot be read, and holds nil where it is not there.
enum StandardExtensions {
    static let keyUsage = "2.5.29.15"
    static let alternativeNames = "2.5.29.17"
    static let constraints = "2.5.29.19"
    static let purposes = "2.5.29.37"
    static let subjectKeyIdentifier = "2.5.29.14"
    static let policies = "2.5.29.32"

    static func constraints(_ all: [CertificateExtension]) -> BasicConstraints?? {
        guard let found = all.first(where: { $0.identifier == constraints }) else { return .some(nil) }
        guard let parts = DERReader.elements(ofSequenceIn: found.value[...]), parts.count <= 2 else { return nil }
        let truths = parts.filter { $0.tag == DERReader.boolean }
        let numbers = parts.filter { $0.tag == DERReader.integer }
        guard truths.count + numbers.count == parts.count, truths.allSatisfy({ $0.truth != nil }), truths.count < 2,
            numbers.allSatisfy({ $0.unsigned != nil }), numbers.count < 2
        else { return nil }
        return BasicConstraints(
            isAuthority: truths.first?.truth ?? false, pathLength: numbers.first?.unsigned,
            isCritical: found.isCritical)
    }

    /// First bit first.
    static func usage(_ all: [CertificateExtension]) -> [Bool]?? {
        guard let found = all.first(where: { $0.identifier == keyUsage }) else { return .some(nil) }
        return DERReader.only(DERReader.bitString, in: found.value[...])?.bits.map { .some($0) } ?? nil
    }

    /// Object identifiers in dots.
    static func purposes(_ all: [CertificateExtension]) -> [String]?? {
        guard let found = all.first(where: { $0.identifier == purposes }) else { return .some(nil) }
        guard let parts = DERReader.elements(ofSequenceIn: found.value[...]), !parts.isEmpty else { return nil }
        let names = parts.compactMap(\.identifier)
        return names.count == parts.count ? .some(names) : nil
    }
}

/// Whether a key may sign certificates, and how many authorities may follow (RFC 5280 §4.2.1.9).
struct BasicConstraints: Sendable, Hashable {
    let isAuthority: Bool
    let pathLength: Int?
    let isCritical: Bool
}

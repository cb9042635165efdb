/// One entry of a SAN set as the portal's rows hold it.
struct AlternativeName: Hashable, Sendable, CustomStringConvertible {
    let type: String
    let value: String

    var description: String { "\(type): \(value)" }
}

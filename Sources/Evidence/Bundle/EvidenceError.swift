/// Why evidence could not be kept or sealed.
package struct EvidenceError: Error, Hashable, CustomStringConvertible {
    package let operation: String
    package let reason: String

    package var description: String { "cannot \(operation): \(reason)" }
}

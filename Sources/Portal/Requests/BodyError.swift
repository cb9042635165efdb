/// A request's body that cannot be read with certainty; such a request is never let go.
package struct BodyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The content type it claims.
    package let contentType: String
    /// What is wrong; never a part of the body.
    package let reason: String

    package var description: String { "body of type “\(contentType)”: \(reason)" }
}

/// A harmless read that the portal's pages make by themselves and that may pass while everything else is held.
package struct BackgroundRequest: Hashable, Sendable {
    /// `GET` or `HEAD`.
    package let method: String
    /// The path of its address.
    package let path: Pattern
}

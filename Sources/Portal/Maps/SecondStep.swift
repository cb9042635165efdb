/// What a portal asks for after name and password: that a security key signs (Web Authentication).
package struct SecondStep: Hashable, Sendable {
    /// The id of its page.
    package static let id = "second"

    /// The page, to be judged before anything is pressed on it.
    package let page: MappedPage
    /// What has the browser ask for the key; nil where the page does so by itself.
    package let press: MappedControl?
    /// The id of the declared request that carries the key's answer.
    package let request: String
    /// The element that says that the key was refused, or that none answered.
    package let refused: String
    /// How long a person has to touch their key.
    package let seconds: Int
}

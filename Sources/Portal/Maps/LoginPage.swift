/// How a person signs in.
package struct LoginPage: Hashable, Sendable {
    /// The page, with its two fields, to be judged before a secret is typed.
    package let page: MappedPage
    /// The id of the field in `page` that takes the user name.
    package let username: String
    /// The id of the field in `page` that takes the password.
    package let password: String
    /// What signs in.
    package let submit: MappedPress
    /// The element that says the sign-in was refused.
    package let refused: String
    /// The path that is shown once signed in.
    package let success: Pattern
    /// The origin that the sign-in page has, where another system signs people in; nil for the portal's own.
    package var origin: String?
    /// What is asked for behind name and password; nil where nothing is.
    package var second: SecondStep?
}

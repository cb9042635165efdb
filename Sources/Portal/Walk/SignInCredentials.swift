package import WebDriver

/// What a sign-in page takes, for one run; kept in memory only.
package struct SignInCredentials: Sendable {
    let username: String
    let password: Secret

    /// A name and a password.
    package init(username: String, password: Secret) {
        self.username = username
        self.password = password
    }
}

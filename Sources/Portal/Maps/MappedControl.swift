/// A button, link or tab that is pressed.
package struct MappedControl: Hashable, Sendable {
    /// How to find it; never empty, the first is the one that is pressed.
    package let locators: [ElementLocator]
    /// Its visible text, compared before it is pressed.
    package let label: String

    /// Its first locator as people write it: the name it has in a page's state.
    package var key: String { locators.first?.description ?? label }
}

/// A control and the request that pressing it makes.
package struct MappedPress: Hashable, Sendable {
    /// What is pressed.
    package let control: MappedControl
    /// The id of the declared request that it makes.
    package let request: String
    /// What the page shows once it is done, where pressing stays on the page.
    package let settles: Settlement?
}

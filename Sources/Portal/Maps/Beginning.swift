/// How a new request is begun.
package struct Beginning: Hashable, Sendable {
    /// The page on which the control stands.
    package let page: MappedPage
    /// What begins a request; nil where the first page is there without it.
    package let press: MappedControl?
    /// The id of the declared request it makes; nil where pressing only opens a page.
    package let request: String?
    /// Where the draft's id is read; nil where the portal makes no draft by itself.
    package let draft: ShownID?
}

/// An id that the portal shows, and its shape.
package struct ShownID: Hashable, Sendable {
    /// The element that shows it.
    package let css: String
    /// The id's whole shape.
    package let pattern: Pattern
}

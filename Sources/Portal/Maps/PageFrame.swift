/// The frame in which a page has what is entered and read: a document of the portal's own origin inside the page.
package struct PageFrame: Hashable, Sendable {
    /// The selector of the frame's element in the page; it must match once.
    package let css: String
    /// The path of the inner document's address.
    package let path: Pattern
}

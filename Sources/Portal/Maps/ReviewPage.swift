/// The page on which the portal shows everything before the last click.
package struct ReviewPage: Hashable, Sendable {
    /// The page.
    package let page: MappedPage
    /// Every value it shows, to be compared with the packet.
    package let values: [ShownValue]
    /// The element that shows the draft's change stamp.
    package let stamp: String?
}

/// A value that a page shows, to be compared with the packet.
package struct ShownValue: Hashable, Sendable {
    /// Its name within the map.
    package let id: String
    /// The label beside it, compared when stated.
    package let label: String?
    /// The selector; several matches are several values, in order.
    package let css: String
    /// What it must show.
    package let value: ValueSource
    /// Whether it may be legible in a stored picture.
    package let reveal: Bool
}

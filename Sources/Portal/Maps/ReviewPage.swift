/// The page on which the portal shows everything before the last click.
package struct ReviewPage: Hashable, Sendable {
    /// The page.
    package let page: MappedPage
    /// Every value it shows, to be compared with the packet.
    package let values: [ShownValue]
    /// The element that shows the draft's change stamp.
    package let stamp: String?
    /// The page that is looked at again and read back in full, where the portal shows nothing more before the last click;
    /// its fields are then the review page's own.
    package let again: String?
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
    /// What is compared of a certificate or request that is shown as PEM; nil where the text itself is.
    package var digest: ShownDigest?
}

/// What is compared of something that a page shows whole.
package enum ShownDigest: String, Hashable, Sendable, CaseIterable {
    /// SHA-256 of the SubjectPublicKeyInfo of the PEM certificate or certificate request, lower-case hexadecimal.
    case spki
}

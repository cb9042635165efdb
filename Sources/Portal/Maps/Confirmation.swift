/// What the portal shows once it has accepted a request.
package struct Confirmation: Hashable, Sendable {
    /// The path of its address.
    package let path: Pattern
    /// What shows that this page is the one on screen.
    package let landmark: Landmark
    /// Where the one request id is shown.
    package let requestID: ShownID
    /// Where the status is shown.
    package let status: Status
    /// What it must echo of this request.
    package let echoes: [ShownValue]
    /// What must not be there.
    package let contradictions: [Contradiction]
    /// Selectors of static texts that may be legible in a stored picture.
    package let visible: [String]
    /// Selectors of sections (`details`) that are opened, as a person opens them, before the page is read.
    package let unfold: [String]
    /// Where the issued certificate is, where the portal offers it at once; nil where it does not.
    package var certificate: OfferedCertificate?
    /// Whether the page stays and only its script shows the confirmation.
    package var isSameDocument = false
    /// What then stands behind “#” in its address; nil where it does not matter.
    package var fragment: Pattern?
    /// The frame in which it is shown; nil where the page itself shows it.
    package var frame: PageFrame?

    /// A status and the texts that mean success.
    package struct Status: Hashable, Sendable {
        /// The element that shows it.
        package let css: String
        /// The texts that are a success.
        package let oneOf: [Template]
    }

    /// A sign against a confirmation.
    package struct Contradiction: Hashable, Sendable {
        /// The element that must not be there with any text.
        package let css: String
        /// What it means, in words for people.
        package let words: String
    }
}

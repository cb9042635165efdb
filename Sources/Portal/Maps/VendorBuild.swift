/// The portal software's own build number, read where anyone can read it.
package struct VendorBuild: Hashable, Sendable {
    /// The element on the login page that shows it.
    package let css: String
    /// The shape of its text; the first group is the build.
    package let pattern: Pattern
    /// The builds this map was tested with.
    package let accepts: [String]
}

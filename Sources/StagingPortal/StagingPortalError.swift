/// Why the portal could not be started.
package struct StagingPortalError: Error, CustomStringConvertible {
    /// What was wrong, and what to do.
    package let description: String
}

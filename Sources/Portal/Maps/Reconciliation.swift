/// How it is found out, by reading only, whether a request arrived.
package struct Reconciliation: Hashable, Sendable {
    /// How strongly the portal lets a request be found again.
    package let strength: Strength
    /// The list of requests; nil when the portal has no look-up.
    package let lookup: Lookup?
    /// How long after a release the portal may still take a request in, in seconds.
    package let quietSeconds: Int64

    /// The classes, best first.
    package enum Strength: String, Hashable, Sendable, CaseIterable {
        /// The workflow's id is known before the commit.
        case workflowID = "workflow-id"
        /// The portal lists requests by key.
        case lookupByKey = "lookup-by-key"
        /// Nothing can be looked up.
        case none
    }

    /// A page that lists requests.
    package struct Lookup: Hashable, Sendable {
        /// Its address: path and query.
        package let address: Template
        /// What shows that this page is the one on screen.
        package let landmark: Landmark
        /// The selector of one request's row.
        package let rows: String
        /// The request id inside a row.
        package let id: ShownID
        /// The status inside a row.
        package let status: String?
        /// The key inside a row, or on the page that the row opens, and what it must be.
        package let key: ShownValue
        /// The page of each row, where the list itself shows no key.
        package let opens: RowOpening?
    }

    /// A page that a row of the list leads to.
    package struct RowOpening: Hashable, Sendable {
        /// The link inside the row.
        package let link: String
        /// What shows that this page is the one on screen.
        package let landmark: Landmark
        /// How many rows are looked at; a list with more is not looked through, and nothing is said of it.
        package let limit: Int
    }
}

/// A natural person, as the packet or the registry names one.
package struct Person: Hashable, Sendable {
    /// Identity in the registry; accounts are not persons.
    package var id: String
    /// Name as people write it.
    package var name: String
    /// Address; two persons never share one, whatever its case.
    package var email: String

    /// Takes every part as given; nothing is judged here.
    package init(id: String, name: String, email: String) {
        self.id = id
        self.name = name
        self.email = email
    }
}

/// An approver as the packet presents one to the portal.
package struct NamedApprover: Hashable, Sendable {
    /// Role, as ``Role`` spells it.
    package var role: String
    /// Identity in the registry.
    package var person: String
    /// Name to enter.
    package var name: String
    /// Reference of the approval to enter.
    package var reference: String

    /// Takes every part as given; nothing is judged here.
    package init(role: String, person: String, name: String, reference: String) {
        self.role = role
        self.person = person
        self.name = name
        self.reference = reference
    }
}

/// The organization that the certificate is to name.
package struct Subscriber: Hashable, Sendable {
    /// Legal name.
    package var organization: String
    /// Organizational unit.
    package var unit: String
    /// City.
    package var locality: String
    /// ISO 3166 alpha-2 code.
    package var country: String
    /// Whom the authority may ask.
    package var contactName: String
    /// Address of that person.
    package var contactEmail: String
    /// Number under which the authority knows the subscriber.
    package var number: String

    /// Takes every part as given; nothing is judged here.
    package init(
        organization: String,
        unit: String,
        locality: String,
        country: String,
        contactName: String,
        contactEmail: String,
        number: String
    ) {
        self.organization = organization
        self.unit = unit
        self.locality = locality
        self.country = country
        self.contactName = contactName
        self.contactEmail = contactEmail
        self.number = number
    }
}

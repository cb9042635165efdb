/// A place in the packet: `subscriber.organization`, `alternativeNames[].value`, `attestations[0].serial`,
/// `approvers[role=ca-delegate].name`, `files[${csr.file}].pem`.
package struct PacketPath: Hashable, Sendable, CustomStringConvertible {
    /// As written in the map.
    package let text: String
    /// What is taken, from the packet's root on.
    package let steps: [Step]
    /// What becomes of each text that is found; nil: it is taken as it stands.
    package let conversion: Conversion?

    /// One step into the packet.
    package indirect enum Step: Hashable, Sendable {
        /// The member of an object.
        case member(String)
        /// Every element of an array.
        case every
        /// One element of an array.
        case element(Int)
        /// The elements of an array whose member has a value.
        case whose(String, equals: String)
        /// A file of the packet's folder, by name.
        case file(String)
        /// The files whose names stand at a path.
        case fileNamed(PacketPath)
        /// What is taken of a file.
        case property(FileProperty)
    }

    /// What can be taken of a file.
    package enum FileProperty: String, Hashable, Sendable, CaseIterable {
        /// Its name without folders.
        case name
        /// Its SHA-256, hexadecimal.
        case sha256
        /// Its text.
        case text
        /// The certificate request in it as PEM.
        case pem
        /// The same without the line end behind its last line, as scripts send what they have trimmed.
        case pemBlock
    }

    /// What a text of the packet is called by the portal: the word behind ` as `.
    package enum Conversion: Hashable, Sendable {
        /// A table of the map, by name: every text must stand in it.
        case table(String, [String: String])
        /// A number of days, as the date (UTC, ISO 8601) so many days after the day of the run.
        case dateAhead
    }

    package var description: String { text }
}

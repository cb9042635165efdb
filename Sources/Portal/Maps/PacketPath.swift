/// A place in the packet: `subscriber.organization`, `alternativeNames[].value`, `attestations[0].serial`,
/// `approvers[role=ca-delegate].name`, `files[${csr.file}].pem`.
package struct PacketPath: Hashable, Sendable, CustomStringConvertible {
    /// As written in the map.
    package let text: String
    /// What is taken, from the packet's root on.
    package let steps: [Step]

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
    }

    package var description: String { text }
}

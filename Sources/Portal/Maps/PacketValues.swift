package import Governance
package import PKI

/// The approved values: packet.json and the files it names.
package struct PacketValues: Sendable {
    /// packet.json.
    package let packet: JSON
    /// The files of the packet's folder, by the name the packet calls them.
    package let files: [String: PacketFile]
    /// When the run began: dates that lie some days ahead are counted from its day (UTC), whenever they are asked for.
    package let began: Instant?

    /// Wraps a packet that was read.
    package init(packet: JSON, files: [String: PacketFile], began: Instant? = nil) {
        self.packet = packet
        self.files = files
        self.began = began
    }

    /// The texts at a path, in the packet's order; a truth value is "true" or "false".
    ///
    /// - Throws: that the packet has nothing there, or something that is no value.
    package func values(at path: PacketPath) throws(ValueError) -> [String] {
        let texts =
            switch path.steps.first {
            case .file, .fileNamed: try fileTexts(at: path)
            default: try texts(path.steps[...], from: packet, at: path)
            }
        guard let conversion = path.conversion else { return texts }
        return try texts.map { (text) throws(ValueError) in try converted(text, conversion, at: path) }
    }

    /// The texts at a path written as in a map: `subscriber.organization`.
    ///
    /// - Throws: that the path does not read, or that the packet has nothing there.
    package func values(at path: String) throws(ValueError) -> [String] {
        let read: PacketPath
        do { read = try PacketPath(path) } catch { throw ValueError(path: path, reason: error.description) }
        return try values(at: read)
    }

    /// The files whose names stand at a path.
    ///
    /// - Throws: that the packet names none there, or that a named file is not in the folder.
    package func files(namedAt path: PacketPath) throws(ValueError) -> [PacketFile] {
        try values(at: path).map { (name) throws(ValueError) in try file(name, at: path) }
    }
}

/// A file of the packet's folder.
package struct PacketFile: Hashable, Sendable {
    /// Its name as the packet calls it.
    package let name: String
    /// Its name without folders, as a browser sends it.
    package var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }
    /// Where it lies, absolute: what a browser's file dialog is given.
    package let path: String
    /// Its bytes.
    package let bytes: [UInt8]
    /// Their digest.
    package let sha256: SHA256Digest

    /// A file that was read.
    package init(name: String, path: String, bytes: [UInt8]) {
        self.name = name
        self.path = path
        self.bytes = bytes
        self.sha256 = SHA256Digest(of: bytes)
    }
}

/// The packet has no value where the map expects one.
package struct ValueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path or template, as written in the map.
    package let path: String
    /// What is missing.
    package let reason: String

    package var description: String { "\(path): \(reason)" }
}

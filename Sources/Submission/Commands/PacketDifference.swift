import Governance
import PKI

/// What changed between two versions of a packet, value by value, for an approver who knows the older one.
package struct PacketDifference: Codable, Hashable, Sendable {
    /// A packet as it was found.
    package struct Side: Codable, Hashable, Sendable {
        /// Request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// SHA-256 over the canonical packet, hexadecimal.
        package let packetDigest: String
    }

    /// One value that is not the same.
    package struct Change: Codable, Hashable, Sendable {
        /// JSON Pointer (RFC 6901) into packet.json.
        package let pointer: String
        /// The value before; nil: it was not there.
        package let before: String?
        /// The value after; nil: it is no longer there.
        package let after: String?
    }

    /// The older one.
    package let from: Side
    /// The newer one.
    package let to: Side
    /// Every value that differs, in the order of their pointers.
    package let changes: [Change]

    /// Compares two folders.
    ///
    /// - Throws: `InputError` where one cannot be read.
    package init(from old: String, to new: String) throws(InputError) {
        let (before, after) = (try PacketFolder.read(old), try PacketFolder.read(new))
        from = Side(before)
        to = Side(after)
        let (left, right) = (before.document.root.leaves(), after.document.root.leaves())
        changes = Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }.map {
            Change(pointer: $0, before: left[$0], after: right[$0])
        }
    }
}

extension PacketDifference.Side {
    fileprivate init(_ packet: PacketFolder) {
        self.init(
            request: packet.packet.requestID, version: packet.packet.version, packetDigest: packet.digest.hex)
    }
}

extension JSON {
    /// Every value that holds no others, by pointer.
    fileprivate func leaves(at pointer: String = "") -> [String: String] {
        let parts: [(String, JSON)]
        switch self {
        case .object(let members): parts = members.map { ($0.key, $0.value) }
        case .array(let elements): parts = elements.enumerated().map { (String($0.offset), $0.element) }
        default: return [pointer: string ?? String(decoding: canonical(), as: UTF8.self)]
        }
        guard !parts.isEmpty else { return [pointer: String(decoding: canonical(), as: UTF8.self)] }
        return parts.reduce(into: [:]) { leaves, part in
            let key = part.0.replacing("~", with: "~0").replacing("/", with: "~1")
            leaves.merge(part.1.leaves(at: "\(pointer)/\(key)")) { first, _ in first }
        }
    }
}

/// Where a value comes from.
package enum ValueSource: Hashable, Sendable, CustomStringConvertible {
    /// The packet, at a path.
    case packet(PacketPath)
    /// A text of the map, with `${…}` filled in from the packet.
    case text(Template)
    /// A choice: one text when the packet's value at the path equals a text, else the other or nothing.
    case when(PacketPath, equals: String, text: String, otherwise: String?)

    package var description: String {
        switch self {
        case .packet(let path): path.text
        case .text(let template): "“\(template.source)”"
        case .when(let path, let wanted, _, _): "\(path.text) = \(wanted)"
        }
    }
}

/// Why an element cannot be the one that is looked for, however much they have in common.
package enum Veto: Hashable, Sendable, CustomStringConvertible {
    /// It takes another kind of value.
    case type(was: String, is: String)
    /// It is something else to assistive technology.
    case role(was: String, is: String)
    /// Its label says something else.
    case label(was: String, is: String)
    /// Its label is that of another element of the map.
    case labelOfAnother(String)
    /// Its label is that of one field of the map and its name or id that of another: both are named by their labels.
    case contradiction(label: String, name: String)

    package var description: String {
        switch self {
        case .type(let was, let found): "its type is \(found), it was \(was)"
        case .role(let was, let found): "its role is \(found), it was \(was)"
        case .label(let was, let found): "its label says “\(found)”, it was “\(was)”"
        case .labelOfAnother(let label): "its label “\(label)” is that of another field"
        case .contradiction(let label, let name): "its label is that of “\(label)”, its name or id that of “\(name)”"
        }
    }
}

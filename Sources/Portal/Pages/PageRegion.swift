/// A part of a page whose text is read.
package enum PageRegion: Hashable, Sendable {
    /// A value that the review page shows, by its id.
    case value(String)
    /// A judged region, by its id.
    case judged(String)
    /// The panel in which a judged region stands, by the region's id.
    case panel(String)
    /// What tells that a field was taken in, by the field's id, or that the draft was kept, by “keep”.
    case settlement(String)
    /// Who is signed in.
    case account
    /// The portal's build number.
    case vendor
    /// That a sign-in was refused.
    case refused
    /// The draft's id.
    case draft
    /// The draft's change stamp.
    case stamp
    /// The request id of a confirmation.
    case requestID
    /// The status of a confirmation.
    case status
    /// A value that a confirmation echoes, by its id.
    case echo(String)
    /// A sign against a confirmation, by its place in the map.
    case contradiction(Int)
    /// The issued certificate.
    case certificate
    /// The issued certificate's serial number.
    case serial

    /// The name it has in a probe.
    var key: String {
        switch self {
        case .value(let id): "value.\(id)"
        case .judged(let id): "judged.\(id)"
        case .panel(let id): "panel.\(id)"
        case .settlement(let id): "settlement.\(id)"
        case .account: "account"
        case .vendor: "vendor"
        case .refused: "refused"
        case .draft: "draft"
        case .stamp: "stamp"
        case .requestID: "requestID"
        case .status: "status"
        case .echo(let id): "echo.\(id)"
        case .contradiction(let index): "contradiction.\(index)"
        case .certificate: "certificate"
        case .serial: "serial"
        }
    }
}

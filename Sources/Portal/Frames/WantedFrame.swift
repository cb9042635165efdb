/// A frame of the map as it is looked for in a page now.
struct WantedFrame: Hashable, Sendable {
    /// The selector of its element.
    let css: String
    /// The path that its document must have.
    let path: Pattern
    /// The origin that its document must have.
    let origin: String
    /// The draft's id, where it is known.
    let draft: String?

    /// What speaks against a document at this address; nil for the one that the map describes.
    func fault(at url: String) -> FrameFault? {
        guard let target = RequestTarget(url: url, origin: origin) else { return .foreign }
        return path.matches(target.path, draft: draft) ? nil : .elsewhere(target.path)
    }
}

/// Why a frame of the map is not asked and nothing is entered in it.
enum FrameFault: Error, Hashable {
    /// No element, or more than one, is the frame.
    case count(Int)
    /// Its document is of another origin, or none that can be read.
    case foreign
    /// Its document stands at another path.
    case elsewhere(String)

    /// As people are told it.
    var words: String {
        switch self {
        case .count(0): "it is not on the page"
        case .count(let count): "\(count) elements match it; one was expected"
        case .foreign: "what it shows is not of the portal's origin, or cannot be read"
        case .elsewhere(let path): "it shows \(path), which the map does not expect"
        }
    }
}

extension HaltReason {
    /// The frame that the map names is not there, or not the one.
    static func frame(_ css: String, _ fault: FrameFault) -> HaltReason {
        HaltReason(
            kind: "frame", reason: "The frame \(css) is not the one that the map describes: \(fault.words).")
    }
}

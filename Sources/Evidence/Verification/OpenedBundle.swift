import Foundation
import PKI

/// A bundle as it lies on disk, read once.
struct OpenedBundle {
    /// Regular files with plain names.
    var files: [BundlePath: [UInt8]] = [:]
    /// What has no place in a bundle, one sentence each.
    private(set) var strangers: [String] = []

    init(folder: String) {
        read(folder, below: "")
    }

    func file(_ name: String) -> [UInt8]? { BundlePath(name).flatMap { files[$0] } }

    private mutating func read(_ folder: String, below prefix: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            strangers.append("\(prefix.isEmpty ? folder : prefix) cannot be read")
            return
        }
        for name in names.sorted() { read(folder, name, at: prefix + name) }
    }

    private mutating func read(_ folder: String, _ name: String, at relative: String) {
        let path = "\(folder)/\(name)"
        guard let place = BundlePath(relative) else {
            strangers.append("\(Self.printable(relative)) has a name that no bundle uses")
            return
        }
        // Does not follow a link.
        switch try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
        case .typeDirectory?: read(path, below: "\(relative)/")
        case .typeRegular?: read(path, at: place)
        case .typeSymbolicLink?: strangers.append("\(relative) is a symbolic link")
        default: strangers.append("\(relative) is no file")
        }
    }

    private mutating func read(_ path: String, at place: BundlePath) {
        if let bytes = FileManager.default.contents(atPath: path) {
            files[place] = Array(bytes)
        } else {
            strangers.append("\(place) cannot be read")
        }
    }

    private static func printable(_ text: String) -> String {
        String(text.map { $0.isASCII && !$0.isNewline && $0 >= " " ? $0 : "?" })
    }
}

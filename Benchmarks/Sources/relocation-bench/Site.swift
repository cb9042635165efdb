import Foundation

/// A site of the bench: elements of an old page, and every candidate of a newer one.
struct Site: Decodable {
    struct Pair: Decodable {
        let old: Element
        let newXPath: String
    }

    let site: String
    let pairs: [Pair]
    let candidates: [Element]

    /// Reads `*.json.gz` of a folder, by name.
    static func all(in folder: String) throws -> [Site] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json.gz") }
        return try names.sorted().map { try JSONDecoder().decode(Site.self, from: unzipped("\(folder)/\($0)")) }
    }

    private static func unzipped(_ file: String) throws -> Data {
        let gzip = Process()
        let output = Pipe()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "--decompress", "--stdout", file]
        gzip.standardOutput = output
        try gzip.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return data
    }

    /// The places that are offered: all, or all without the true element, its parent and its children.
    func offered(_ pair: Int, isRemoved: Bool) -> [Int] {
        guard isRemoved else { return Array(candidates.indices) }
        let truth = pairs[pair].newXPath
        let parent = Self.parent(truth)
        return candidates.indices.filter {
            let path = candidates[$0].xpath
            return path != truth && path != parent && Self.parent(path) != truth
        }
    }

    private static func parent(_ path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}

/// An element as the bench describes it.
struct Element: Decodable {
    struct Location: Decodable {
        let x: Double
        let y: Double
        let width: Double
        let height: Double
    }

    let tag: String
    let name: String?
    let id: String?
    let classList: [String]?
    let href: String?
    let xpath: String
    let location: Location
    let visibleText: [String?]?
    let neighborText: [String?]?

    var described: DescribedElement {
        var element = DescribedElement(tag: tag.lowercased())
        element.name = (name ?? "").lowercased()
        element.id = id ?? ""
        element.classes = classList ?? []
        element.text = Self.joined(visibleText)
        element.link = href ?? ""
        element.path = xpath
        element.box = .init(x: location.x, y: location.y, width: location.width, height: location.height)
        element.surroundings = Self.joined(neighborText)
        return element
    }

    private static func joined(_ words: [String?]?) -> String { (words ?? []).compactMap { $0 }.joined(separator: " ") }
}

import Foundation

/// What `fit-relocation` fits on: for each question a line of JSON and, in a file beside it, its rows of 32-bit numbers.
struct TraitsFile {
    private let lines: FileHandle
    private let numbers: FileHandle

    /// Makes `NAME.jsonl` and `NAME.f32` in a folder.
    init(_ folder: String, _ name: String) throws {
        func file(_ path: String) throws -> FileHandle {
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let handle = FileHandle(forWritingAtPath: path)
            else { throw CocoaError(.fileWriteUnknown) }
            return handle
        }
        lines = try file("\(folder)/\(name).jsonl")
        numbers = try file("\(folder)/\(name).f32")
    }

    struct Question: Encodable {
        let site: String
        let pair: Int
        let variant: String
        let company: Float
        let hasText: Bool
        /// The paths of the rows' candidates.
        let candidates: [String]
        let traits = Trait.allCases.map(\.name)
        let against = Trait.allCases.filter(\.speaksAgainst).map(\.name)
        let own = Trait.allCases.filter(\.isOwn).map(\.name)
    }

    func write(_ question: Question, _ rows: [[Float]]) throws {
        try lines.write(contentsOf: JSONEncoder().encode(question) + Data([0x0a]))
        var data = Data(capacity: rows.count * Trait.count * 4)
        for number in rows.joined() {
            for shift in stride(from: 0, to: 32, by: 8) {
                data.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
            }
        }
        try numbers.write(contentsOf: data)
    }
}

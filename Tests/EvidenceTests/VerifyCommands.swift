import Foundation

/// The blocks of commands in a bundle's VERIFY.md, in order.
func verifyCommands(of bundle: String) throws -> [String] {
    try String(contentsOfFile: "\(bundle)/VERIFY.md", encoding: .utf8).components(separatedBy: "```sh\n").dropFirst()
        .compactMap { $0.components(separatedBy: "```").first }
}

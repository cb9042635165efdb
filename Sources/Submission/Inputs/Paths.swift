import Foundation

/// A path made absolute from where the program was started, or from another folder.
func absolute(_ path: String, from folder: String = FileManager.default.currentDirectoryPath) -> String {
    let expanded = path == "~" || path.hasPrefix("~/") ? NSString(string: path).expandingTildeInPath : path
    let url = URL(fileURLWithPath: expanded, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
    return url.standardizedFileURL.path
}

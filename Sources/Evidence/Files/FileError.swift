import Glibc

/// A file or folder that could not be read or written.
struct FileError: Error, Hashable, CustomStringConvertible {
    let operation: String
    let path: String
    let reason: String

    init(_ operation: String, _ path: String, _ reason: String) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// With the reason that the last system call gave.
    init(_ operation: String, _ path: String) {
        let number = errno
        self.init(operation, path, unsafe String(cString: strerror(number)))
    }

    var description: String { "cannot \(operation) \(path): \(reason)" }
}

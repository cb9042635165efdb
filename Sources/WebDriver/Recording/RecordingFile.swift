import Glibc

/// A file of JSON lines that only its owner can read.
struct RecordingFile: ~Copyable {
    private let descriptor: Int32
    /// The number of the last line, counted from 1.
    private(set) var lines = 0
    /// Why a line could not be written.
    private(set) var failure: RecordingError?

    /// Makes the file; one that is there already is not touched.
    init(_ path: String) throws(RecordingError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw RecordingError("\(path): \(String(cString: strerror(errno)))") }
    }

    deinit {
        close(descriptor)
    }

    mutating func append(_ line: JSONValue) {
        lines += 1
        let bytes = JSONWriter.bytes(of: line) + [0x0A]
        guard failure == nil, write(descriptor, bytes, bytes.count) != bytes.count else { return }
        failure = RecordingError("line \(lines) could not be written: \(String(cString: strerror(errno)))")
    }
}

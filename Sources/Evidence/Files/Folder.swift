import Foundation
import Glibc

/// A folder whose files are on disk, names and bytes, when a call returns.
struct Folder: Sendable, Hashable {
    let path: String

    /// The folder at `path`, made 0700 with every missing folder above it.
    static func make(at path: String) throws(FileError) -> Folder {
        let folder = Folder(path: path)
        if FileManager.default.fileExists(atPath: path) { return folder }
        let above = try make(at: parent(of: path))
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileError("make", path) }
        try above.synchronize()
        return folder
    }

    static func parent(of path: String) -> String {
        let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        return parent.count > 1 && parent.hasSuffix("/") ? String(parent.dropLast()) : parent
    }

    static func name(of path: String) -> String { URL(filePath: path).lastPathComponent }

    /// A new folder in this one, 0700.
    ///
    /// - Throws: `FileError` where something of that name is there already.
    func makeFolder(named name: String) throws(FileError) -> Folder {
        let made = Folder(path: "\(path)/\(name)")
        guard unsafe mkdir(made.path, 0o700) == 0 else { throw FileError("make", made.path) }
        try synchronize()
        return made
    }

    /// Writes a new file, 0600: bytes to disk first, then the name, so that a cut write leaves no half file.
    ///
    /// - Throws: `FileError` where it exists already, or the disk refuses.
    func write(_ bytes: [UInt8], named name: String) throws(FileError) {
        let target = "\(path)/\(name)"
        let partial = "\(path)/.\(name).part"
        do {
            let file = try open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            defer { try? file.close() }
            try file.write(contentsOf: bytes)
            try file.synchronize()
            // Unlike rename, link refuses to replace a file that is there.
            guard unsafe link(partial, target) == 0 else { throw FileError("write", target) }
            _ = unsafe unlink(partial)
        } catch {
            _ = unsafe unlink(partial)
            throw error as? FileError ?? FileError("write", target, "\(error)")
        }
        try synchronize()
    }

    /// The bytes of a file in this folder or below it.
    func read(_ name: String) throws(FileError) -> [UInt8] {
        do {
            return try Array(Data(contentsOf: URL(filePath: "\(path)/\(name)")))
        } catch {
            throw FileError("read", "\(path)/\(name)", "\(error)")
        }
    }

    /// Takes back a file that was written; whether it was there does not matter.
    func remove(_ name: String) { _ = unsafe unlink("\(path)/\(name)") }

    /// An empty file, 0600, or the one that is there set to 0600.
    func makeFile(named name: String) throws(FileError) {
        let target = "\(path)/\(name)"
        do {
            let file = try open(target, O_RDWR | O_CREAT | O_NOFOLLOW)
            defer { try? file.close() }
            guard fchmod(file.fileDescriptor, 0o600) == 0 else { throw FileError("protect", target) }
        } catch {
            throw error as? FileError ?? FileError("make", target, "\(error)")
        }
    }

    /// Whether nobody but its owner may add, replace or remove files here.
    func isOwnersOnlyToWrite() throws(FileError) -> Bool {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard let mode = attributes[.posixPermissions] as? NSNumber else { return false }
            return mode.intValue & 0o022 == 0
        } catch {
            throw FileError("look at", path, "\(error)")
        }
    }

    /// Waits until no other process has the folder's lock; closing gives it back.
    func lock() throws(FileError) -> FileHandle {
        let handle = try open(path, O_RDONLY | O_DIRECTORY)
        while flock(handle.fileDescriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw FileError("lock", path) }
        }
        return handle
    }

    /// Makes the names in this folder durable.
    func synchronize() throws(FileError) {
        do {
            let folder = try open(path, O_RDONLY | O_DIRECTORY)
            defer { try? folder.close() }
            try folder.synchronize()
        } catch {
            throw error as? FileError ?? FileError("synchronise", path, "\(error)")
        }
    }

    private func open(_ path: String, _ flags: Int32) throws(FileError) -> FileHandle {
        let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError("open", path) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    }
}

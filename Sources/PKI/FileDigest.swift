import COpenSSL
import Foundation

extension SHA256Digest {
    /// Digests a file, `piece` bytes at a time, so that it is never in memory as a whole; nil where it cannot be read.
    package init?(ofFile path: String, piece: Int = 1 << 18) {
        guard let file = FileHandle(forReadingAtPath: path), let context = EVP_MD_CTX_new() else { return nil }
        defer {
            EVP_MD_CTX_free(context)
            try? file.close()
        }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
        do {
            while let read = try file.read(upToCount: piece), !read.isEmpty {
                let bytes = Array(read)
                guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { return nil }
            }
        } catch { return nil }
        var digest = [UInt8](repeating: 0, count: 32)
        guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return nil }
        self.init(bytes: digest)
    }
}

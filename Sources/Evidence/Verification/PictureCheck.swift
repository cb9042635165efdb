import PNGMask

/// That pictures hold nothing but pixels: a mask leaves no place for text, profiles or an alpha channel.
struct PictureCheck {
    let bundle: OpenedBundle

    var check: Check {
        let pictures = bundle.files.filter { $0.key.description.lowercased().hasSuffix(".png") }
        let faults = pictures.sorted { $0.key < $1.key }.compactMap { path, png in
            (PictureChunks.fault(in: png) ?? Self.unreadable(png)).map { "\(path) \($0)" }
        }
        return Check("pictures", faults: faults, passed: "\(pictures.count) pictures, nothing in them but pixels")
    }
}

extension PictureCheck {
    /// Checksums, the exact count of rows, nothing behind the compressed data: what libpng holds against a picture.
    fileprivate static func unreadable(_ png: [UInt8]) -> String? {
        do {
            _ = try unsafe RawScreenshot(png: png.span.bytes).masked(revealing: [])
            return nil
        } catch {
            return "cannot be read: \(error.reason)"
        }
    }
}

/// The chunks of a PNG (W3C PNG, 5.3).
enum PictureChunks {
    /// What is in the picture besides IHDR, IDAT and IEND; nil if nothing.
    static func fault(in png: [UInt8]) -> String? {
        guard png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return "is no PNG" }
        var names: [String] = []
        var rest = png[8...]
        while names.last != "IEND" {
            guard rest.count >= 12 else { return "is cut" }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            guard ["IHDR", "IDAT", "IEND"].contains(name) else { return "has a chunk \(name.debugDescription)" }
            guard rest.count >= 12 + length else { return "is cut" }
            names.append(name)
            rest = rest.dropFirst(12 + length)
        }
        guard rest.isEmpty else { return "goes on after its end" }
        let isOrdered =
            names.count > 2 && names.first == "IHDR" && names.dropFirst().dropLast().allSatisfy { $0 == "IDAT" }
        // Bit depth 8, colour type 2: RGB, no alpha.
        return isOrdered && png[24] == 8 && png[25] == 2 ? nil : "is not a plain RGB picture"
    }
}

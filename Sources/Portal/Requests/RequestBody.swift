/// A request's body, decoded as the browser encoded it.
package struct RequestBody: Hashable, Sendable {
    /// How it was encoded.
    package let type: BodyType
    /// Its fields, in the order they stand.
    package let fields: [BodyField]

    /// The fields of a body, in the order they stand.
    ///
    /// - Throws: that the body is not exactly what a browser writes.
    package static func decode(contentType: String, _ bytes: [UInt8]) throws(BodyError) -> [BodyField] {
        try RequestBody(contentType: contentType, bytes).fields
    }

    /// Decodes a body.
    ///
    /// - Throws: that the body is not exactly what a browser writes, or of a type that is not known.
    package init(contentType: String, _ bytes: [UInt8]) throws(BodyError) {
        let header = MediaType(contentType)
        do throws(BodyFlaw) {
            switch header.type {
            case "application/x-www-form-urlencoded":
                try header.allow(["charset": "utf-8"])
                type = .urlencoded
                fields = try URLEncodedBody.decode(bytes)
            case "multipart/form-data":
                type = .multipart
                fields = try MultipartBody.decode(bytes, boundary: header.parameters["boundary"] ?? "")
            case "application/json":
                try header.allow(["charset": "utf-8"])
                type = .json
                fields = try JSONBody.decode(bytes)
            default:
                throw BodyFlaw("the type is not one that is understood")
            }
        } catch {
            throw BodyError(contentType: contentType, reason: error.reason)
        }
    }
}

/// What is wrong with a body.
struct BodyFlaw: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

import NIOHTTP1

/// A posted attestation file.
enum Upload {
    static func read(_ body: FormBody) async -> PortalLedger.File? {
        guard
            let file = body.files.first(where: { $0.field == "file" }),
            let digest = try? await OpenSSLTool.sha256(file.bytes)
        else { return nil }
        return PortalLedger.File(name: file.name, sha256: digest)
    }

    static let refusal = Reply.json(["error": "No file was sent."], status: .unprocessableEntity)
}

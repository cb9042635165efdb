#if ATTESTATION
    @testable import PKI
#else
    import PKI
#endif

/// Called by libFuzzer with bytes of its own making; whatever they are, a parser may refuse and must not fall.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    #if CSR
        _ = try? CertificateSigningRequest(bytes)
    #elseif CMS
        _ = try? PKI.CMS.verify(bytes)
        _ = try? PKI.CMS.verify(bytes, content: [0x61])
    #elseif ATTESTATION
        attest(bytes)
    #elseif JSON
        if let read = try? PKI.JSON.parse(bytes, file: "a") {
            // What was read and written again is read alike.
            let again = try? PKI.JSON.parse(read.root.canonical(), file: "b")
            precondition(again?.root.canonical() == read.root.canonical())
        }
    #elseif PACKET
        if let read = try? PKI.JSON.parse(bytes, file: "packet.json") { _ = try? PacketReading.packet(read) }
    #elseif RECORD
        record(bytes)
    #endif
    return 0
}

/// The files of an input: several stand behind four equals signs on a line of their own.
private func files(in bytes: [UInt8]) -> [[UInt8]] {
    var files: [[UInt8]] = []
    var rest = bytes[...]
    while let place = rest.firstRange(of: Array("\n====\n".utf8)) {
        files.append(Array(rest[..<place.lowerBound]))
        rest = rest[place.upperBound...]
    }
    return files + [Array(rest)]
}

#if ATTESTATION
    private func attest(_ bytes: [UInt8]) {
        // Behind a signature that no fuzzer can make, so each is called by itself.
        if let statement = try? MarvellStatement(bytes) { _ = try? MarvellKey(statement) }
        if let xml = try? PlainXML(bytes) { _ = try? SecurosysKey(xml) }
        let found = files(in: bytes).enumerated().map { CustodyFile(name: "\($0)", bytes: $1) }
        guard let nobody = try? TrustAnchors(folders: []) else { return }
        if case .verified = Attestation.verify(found, anchors: nobody, at: 1_795_478_400_000) {
            preconditionFailure("believed without a trust anchor")
        }
    }
#endif

#if RECORD
    /// One file is record.json or an approval of the folder, two are a mapping and its record, three or more the answers of
    /// Request Tracker: tickets, transactions, attachments of each approval and the attached file.
    private func record(_ bytes: [UInt8]) {
        let parts = files(in: bytes)
        let documents = parts.compactMap { try? PKI.JSON.parse($0, file: "record.json") }
        guard documents.count == parts.count else { return }
        switch documents.count {
        case 1: RecordInput.folder(documents[0], parts[0])
        case 2: RecordInput.mapped(documents[0], documents[1].root)
        default: RecordInput.tracker(documents.map(\.root))
        }
    }
#endif

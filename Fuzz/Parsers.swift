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
    #endif
    return 0
}

#if ATTESTATION
    /// Several files stand in the input, each behind four equals signs on a line of their own.
    private func attest(_ bytes: [UInt8]) {
        // Behind a signature that no fuzzer can make, so each is called by itself.
        if let statement = try? MarvellStatement(bytes) { _ = try? MarvellKey(statement) }
        if let xml = try? PlainXML(bytes) { _ = try? SecurosysKey(xml) }
        var files: [CustodyFile] = []
        var rest = bytes[...]
        while let place = rest.firstRange(of: Array("\n====\n".utf8)) {
            files.append(CustodyFile(name: "\(files.count)", bytes: Array(rest[..<place.lowerBound])))
            rest = rest[place.upperBound...]
        }
        files.append(CustodyFile(name: "\(files.count)", bytes: Array(rest)))
        guard let nobody = try? TrustAnchors(folders: []) else { return }
        if case .verified = Attestation.verify(files, anchors: nobody, at: 1_795_478_400_000) {
            preconditionFailure("believed without a trust anchor")
        }
    }
#endif

/// Every file that the packet names is there, with the digest that the packet gives.
struct PacketFiles: Rule {
    let id = "packet.files"
    let demand = "Every file that the packet names is there, with the digest that the packet gives."

    func judge(_ facts: Facts) -> [Refusal] {
        let packet = facts.packet
        // The locked request is judged by what it says, in csr.fingerprint; here it only has to be there.
        let named =
            [(packet.csr.file, nil)] + packet.attestations.map { ($0.file, $0.sha256) }
            + packet.attestations.flatMap(\.parts).map { ($0.file, $0.sha256) }
            + packet.attachments.map { ($0.file, $0.sha256) }
        return named.compactMap { judge(file: $0, digest: $1, facts) }
    }

    private func judge(file: String, digest: String?, _ facts: Facts) -> Refusal? {
        guard let found = facts.filesFound[file] ?? nil else {
            return refusal(
                "\(file) is named by the packet and is not there.", fact: "named \(file), found nothing",
                source: facts.packetSource, remedy: "put the file back into the packet's folder")
        }
        guard let digest, !digest.isExactly(found) else { return nil }
        return refusal(
            "\(file) is not the file that the packet names.", fact: contrast(("named", digest), ("found", found)),
            source: file, remedy: "restore the file, or have a packet with the new one approved")
    }
}

/// The device that attests is the one that the packet names, by its serial number.
struct CustodySerial: Rule {
    let id = "custody.serial"
    let demand = "The device that attests is the one that the packet names, by its serial number."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.attestedKeys.compactMap { named, key in
            guard let serial = key.serial, !significant(serial.value).isExactly(significant(named.serial)) else {
                return nil
            }
            return refusal(
                "\(named.file) is of another device than the packet names.",
                fact: "packet \(quoted(named.serial)), attested \(quoted(serial.value))",
                source: serial.source(in: named), remedy: "a packet with the device's serial number, approved anew")
        }
    }

    // Devices print their number with leading zeros and attest it without.
    private func significant(_ serial: String) -> String { String(serial.drop { $0 == "0" }) }
}

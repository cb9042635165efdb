/// The device attests that the key cannot leave it.
struct CustodyExportable: Rule {
    let id = "custody.exportable"
    let demand = "The device attests that the key cannot leave it."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.attestedKeys.filter(\.key.exportable.value).map { named, key in
            refusal(
                "The key can leave the device.", fact: "exportable: yes", source: key.exportable.source(in: named),
                remedy: "a key that the device does not let out, approved anew")
        }
    }
}

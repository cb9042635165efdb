/// The device attests that it made the key itself.
struct CustodyGenerated: Rule {
    let id = "custody.generated"
    let demand = "The device attests that it made the key itself."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.attestedKeys.filter { !$0.key.generatedOnDevice.value }.map { named, key in
            refusal(
                "The key was not made in the device: it may exist elsewhere.", fact: "generated on device: no",
                source: key.generatedOnDevice.source(in: named), remedy: "a key made inside the device, approved anew")
        }
    }
}

import Foundation
import Governance
import PKI
import Portal

/// Reads what a packet is judged by, with the signatures beside each file: policy, registry, maps, inventory.
struct RulesReading {
    let configuration: Configuration
    let portal: PortalConfiguration
    let pins: PinsPlace

    /// Everything, read afresh.
    struct Rules {
        let policy: Policy
        let registry: Registry
        let map: MapFacts
        let inventory: Inventory?
        let inputs: [SignedInput]
    }

    /// Reads all of it.
    ///
    /// - Throws: `InputError` where one file is not readable.
    func read() throws(InputError) -> Rules {
        let policyBytes = try InputFile.bytes(configuration.policy, named: configuration.policy)
        let registryBytes = try InputFile.bytes(configuration.registry, named: configuration.registry)
        let policy = try Policy.read(policyBytes, named: configuration.policy)
        let registry = try Registry.read(registryBytes, named: configuration.registry)
        var inputs = [
            SignedFile(configuration.policy).input(.policy, version: policy.version, policyBytes),
            SignedFile(configuration.registry).input(.registry, version: registry.version, registryBytes),
        ]
        var allowed: [MapFacts.Allowed]?
        if let path = configuration.maps {
            let bytes = try InputFile.bytes(path, named: path)
            let list = try MapList.read(bytes, named: path)
            allowed = list.maps
            inputs.append(SignedFile(path).input(.maps, version: list.version, bytes))
        }
        var inventory: Inventory?
        if let path = configuration.inventory {
            let bytes = try InputFile.bytes(path, named: path)
            let file = try InventoryFile.read(bytes, named: path)
            inventory = file.inventory
            inputs.append(SignedFile(path).input(.inventory, version: file.version, bytes))
        }
        return Rules(
            policy: policy, registry: registry, map: try map(allowed), inventory: inventory, inputs: inputs)
    }

    private func map(_ allowed: [MapFacts.Allowed]?) throws(InputError) -> MapFacts {
        let folder = try portal.mapFolder()
        let bytes = try InputFile.bytes("\(folder)/map.yaml", named: "\(folder)/map.yaml")
        var facts = MapFacts(
            version: URL(fileURLWithPath: folder).lastPathComponent, sha256: SHA256Digest(of: bytes).hex,
            allowed: allowed)
        // A map that does not read stops the run with every problem of its own; here it only says what it is.
        let map = try? SelectorMap.parse(bytes, file: folder)
        facts.issuesAtOnce = map?.issuance == .immediate
        facts.isUntested = map?.status == .untested
        facts.showsAccount = map == nil || map?.account != nil
        return facts
    }

    /// What root says of this machine, and who else could replace something.
    func installation() -> InstallationFacts {
        let (found, without) = pins.read()
        return InstallationFacts(
            pins: found, withoutPins: without, configuration: absolute(configuration.file), origin: portal.origin,
            overrides: configuration.overrides, replaceable: found == nil ? [] : replaceable)
    }

    private var replaceable: [String] {
        let owned = RootOwned(owner: pins.owner)
        return [owned.fault(of: absolute(configuration.file))].compactMap(\.self)
            + (portal.attestationAnchors.map(owned.faults(below:)) ?? [])
            + configuration.browser.trustedAuthorities.compactMap(owned.fault(of:))
    }
}

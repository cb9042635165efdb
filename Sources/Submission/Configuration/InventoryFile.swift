import Governance

/// The file of what is registered outside the packet.
struct InventoryFile {
    static let schema = "countersign.inventory/1"

    let version: Int
    let inventory: Inventory

    /// Reads an inventory strictly.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func read(_ bytes: [UInt8], named path: String) throws(InputError) -> InventoryFile {
        try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return InventoryFile(
                version: Int(fields.integer("version", in: 1...1_000_000)),
                inventory: Inventory(
                    source: path, asOf: fields.instant("asOf"), until: fields.instant("until"),
                    environments: fields.objects("environments", environment),
                    subscribers: fields.objects("subscribers", subscriber), names: fields.objects("names", name)))
        }
    }

    private static func environment(_ fields: ObjectReader) -> Inventory.Environment {
        Inventory.Environment(
            name: fields.text("environment"), portal: fields.text("portal"), origin: fields.text("origin"),
            until: fields.instant("until"))
    }

    private static func subscriber(_ fields: ObjectReader) -> Inventory.Registered {
        Inventory.Registered(
            subscriber: PacketReading.subscriber(fields), until: fields.instant("until"))
    }

    private static func name(_ fields: ObjectReader) -> Inventory.Name {
        Inventory.Name(
            name: AlternativeName(kind: fields.text("kind"), value: fields.text("value")),
            subscriber: fields.text("subscriber"), until: fields.instant("until"))
    }
}

import Governance

/// The list of maps that may be used.
struct MapList {
    static let schema = "countersign.maps/1"

    let version: Int
    let maps: [MapFacts.Allowed]

    /// Reads a list strictly.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func read(_ bytes: [UInt8], named path: String) throws(InputError) -> MapList {
        try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return MapList(
                version: Int(fields.integer("version", in: 1...1_000_000)),
                maps: fields.objects("maps") { map in
                    MapFacts.Allowed(
                        portal: map.text("portal"), version: map.text("version"), sha256: map.digest("sha256"),
                        environments: map.texts("environments"), author: map.text("author"))
                })
        }
    }
}

extension PortalVisit {
    var fillings: Fillings {
        Fillings(origin: origin, draft: draft, values: values)
    }

    /// The texts a field takes, in order.
    func texts(of field: MappedField) throws(Stop) -> [String] {
        guard let value = field.value else { return [] }
        return try texts(of: value)
    }

    /// The texts a source stands for; a packet that lacks them was not made for this map.
    func texts(of source: ValueSource) throws(Stop) -> [String] {
        do {
            return try source.values(with: fillings)
        } catch {
            throw .halt(.packetLacks(error.description))
        }
    }

    /// The absolute paths of the files that a field takes.
    func files(of field: MappedField) throws(Stop) -> [String] {
        guard case .packet(let path)? = field.value else { return [] }
        do {
            return try values.files(namedAt: path).map(\.path)
        } catch {
            throw .halt(.packetLacks(error.description))
        }
    }

    /// An address of the map, whole.
    func address(_ template: Template) throws(Stop) -> String {
        do {
            return try template.address(with: fillings)
        } catch {
            throw .halt(.packetLacks(error.description))
        }
    }
}

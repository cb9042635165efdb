import Governance
import PKI

extension PacketValues {
    func texts(
        _ steps: ArraySlice<PacketPath.Step>, from value: JSON, at path: PacketPath
    ) throws(ValueError) -> [String] {
        guard let step = steps.first else { return [try text(value, at: path)] }
        var texts: [String] = []
        for chosen in try choose(step, of: value, at: path) {
            texts += try self.texts(steps.dropFirst(), from: chosen, at: path)
        }
        return texts
    }

    private func choose(_ step: PacketPath.Step, of value: JSON, at path: PacketPath) throws(ValueError) -> [JSON] {
        switch step {
        case .member(let name):
            guard let member = value[name] else { throw missing("no member “\(name)”", path) }
            return [member]
        case .every:
            guard let elements = try elements(of: value, at: path) else { throw missing("no list before “[]”", path) }
            return elements
        case .element(let index):
            guard let elements = try elements(of: value, at: path), elements.indices.contains(index) else {
                throw missing("no element \(index)", path)
            }
            return [elements[index]]
        case .whose(let name, let wanted):
            let found = (try elements(of: value, at: path) ?? []).filter {
                $0[name]?.string.map { $0.utf8.elementsEqual(wanted.utf8) } ?? false
            }
            guard !found.isEmpty else { throw missing("no element whose “\(name)” is “\(wanted)”", path) }
            return found
        case .file, .fileNamed, .property:
            throw missing("a file inside a value", path)
        }
    }

    /// The elements of a list; a distinguished name is a list of its attributes, each with its type and its value.
    private func elements(of value: JSON, at path: PacketPath) throws(ValueError) -> [JSON]? {
        guard let name = value.string else { return value.array }
        do {
            return try DistinguishedName.attributes(of: name).map {
                ["type": .string($0.type), "value": .string($0.value)]
            }
        } catch {
            throw missing("no list, and no distinguished name that reads (\(error))", path)
        }
    }

    func converted(
        _ text: String, _ conversion: PacketPath.Conversion, at path: PacketPath
    ) throws(ValueError) -> String {
        switch conversion {
        case .table(let name, let table):
            guard let word = table[text] else { throw missing("the map's table “\(name)” has no “\(text)”", path) }
            return word
        case .dateAhead:
            guard let days = Int64(text), let began else { throw missing("no number of days, or no day", path) }
            return String(began.adding(milliseconds: days * 86_400_000).description.prefix(10))
        }
    }

    private func text(_ value: JSON, at path: PacketPath) throws(ValueError) -> String {
        switch value {
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .bool(let truth): return truth ? "true" : "false"
        case .null, .array, .object: throw missing("no text, number or truth value there", path)
        }
    }

    func fileTexts(at path: PacketPath) throws(ValueError) -> [String] {
        let found: [PacketFile]
        switch path.steps.first {
        case .file(let name): found = [try file(name, at: path)]
        case .fileNamed(let names): found = try files(namedAt: names)
        default: throw missing("no file", path)
        }
        guard case .property(let property) = path.steps.last else { throw missing("no property of the file", path) }
        return try found.map { (file) throws(ValueError) in try text(of: file, property, at: path) }
    }

    func file(_ name: String, at path: PacketPath) throws(ValueError) -> PacketFile {
        guard let file = files[name] else { throw missing("the packet has no file “\(name)”", path) }
        return file
    }

    private func text(
        of file: PacketFile, _ property: PacketPath.FileProperty, at path: PacketPath
    ) throws(ValueError) -> String {
        switch property {
        case .name: return file.baseName
        case .sha256: return file.sha256.hex
        case .text:
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                throw missing("“\(file.name)” is no UTF-8 text", path)
            }
            return text
        case .pem: return try pem(of: file, at: path)
        case .pemBlock: return String(try pem(of: file, at: path).dropLast())
        }
    }

    private func pem(of file: PacketFile, at path: PacketPath) throws(ValueError) -> String {
        do {
            return try CertificateSigningRequest(file.bytes).pem
        } catch {
            throw missing("“\(file.name)” is no certificate request (\(error))", path)
        }
    }

    private func missing(_ reason: String, _ path: PacketPath) -> ValueError {
        ValueError(path: path.text, reason: reason)
    }
}

/// Reads of a record that are made at once, so that all of them together take as long as the slowest.
///
/// A permit lasts 5 s from the first of them: a record of many parts that is read one after the other outlives it.
extension Collection where Element: Sendable {
    /// What each element reads, in the order of the elements.
    ///
    /// - Throws: the first error in that order; what else was asked is waited for.
    func sideBySide<Read: Sendable>(
        _ read: @escaping @Sendable (Element) async throws(RecordError) -> Read
    ) async throws(RecordError) -> [Read] {
        let results = await withTaskGroup(of: (Int, Result<Read, RecordError>).self) { group in
            for (place, element) in enumerated() {
                group.addTask { (place, await Result { () async throws(RecordError) in try await read(element) }) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var all: [Read] = []
        for place in 0..<count { if let result = results[place] { all.append(try result.get()) } }
        return all
    }
}

extension Result where Failure == RecordError, Success: Sendable {
    /// What a read came to, for `async let`, which forgets what it may throw.
    init(_ read: () async throws(RecordError) -> Success) async {
        do {
            self = .success(try await read())
        } catch {
            self = .failure(error)
        }
    }
}

package import PKI

/// One thing wrong with a file that people write, and where.
package struct InputProblem: Codable, Hashable, Sendable, CustomStringConvertible {
    /// File as it was named.
    package let file: String
    /// Counted from 1; nil where the whole file is meant.
    package let line: Int?
    /// Counted from 1.
    package let column: Int?
    /// Path of keys inside the file, such as `subscriber.country`; empty for the whole.
    package let path: String
    /// What should have stood there.
    package let expected: String
    /// What stood there instead, if that can be said.
    package let found: String?

    /// Names a problem.
    package init(file: String, position: TextPosition?, path: String = "", expected: String, found: String? = nil) {
        self.file = file
        line = position?.line
        column = position?.column
        self.path = path
        self.expected = expected
        self.found = found
    }

    package var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        let subject = path.isEmpty ? "" : "\(path): "
        return "\(place): \(subject)expected \(expected)" + (found.map { ", found \($0)" } ?? "")
    }
}

/// Input that cannot be used, with everything that is wrong with it.
package struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// All problems, in the order of the file.
    package let problems: [InputProblem]

    /// Takes every problem.
    package init(_ problems: [InputProblem]) {
        self.problems = problems
    }

    /// One problem with a whole file.
    package init(file: String, expected: String, found: String? = nil) {
        problems = [InputProblem(file: file, position: nil, expected: expected, found: found)]
    }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

import Foundation

// relocation-bench FOLDER [--weights FILE] [--alone OUTPUT] [--together OUTPUT]: relocates every element of the bench in
// FOLDER, each site's elements together as a map's are, and prints a prediction a line; the time it took goes to standard
// error. --weights tries other weights than the fitted ones; --alone and --together write what fit-relocation fits on.

func usage() -> Never {
    FileHandle.standardError.write(Data("usage: relocation-bench FOLDER [--weights FILE] [--alone OUTPUT] [--together OUTPUT]\n".utf8))
    exit(64)
}

struct Prediction: Encodable {
    let site: String
    let pair: Int
    let variant: String
    let xpath: String?
    let confidence: Double
}

func option(_ name: String, _ arguments: inout [String]) -> String? {
    guard let place = arguments.firstIndex(of: name) else { return nil }
    guard place + 1 < arguments.count else { usage() }
    defer { arguments.removeSubrange(place...(place + 1)) }
    return arguments[place + 1]
}

var arguments = Array(CommandLine.arguments.dropFirst())
let weights = try option("--weights", &arguments).map(WeightsFile.weights) ?? .fitted
let alone = try option("--alone", &arguments).map { try TraitsFile($0, "alone") }
let together = try option("--together", &arguments).map { try TraitsFile($0, "together") }
guard arguments.count == 1 else { usage() }

var bench = Bench(relocation: Relocation(weights: weights), alone: alone, together: together)
for site in try Site.all(in: arguments[0]) { try bench.run(site) }
bench.reportTime()

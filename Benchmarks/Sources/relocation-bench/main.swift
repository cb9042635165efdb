import Foundation

// relocation-bench FOLDER [--weights FILE] [--alone OUTPUT | --together OUTPUT]: relocates every element of the bench in
// FOLDER, each site's elements together as a map's are, and prints a prediction a line; the time it took goes to standard
// error. --weights tries other weights than the fitted ones; --alone and --together write what fit-relocation fits on instead.

func usage() -> Never {
    FileHandle.standardError.write(
        Data("usage: relocation-bench FOLDER [--weights FILE] [--alone OUTPUT | --together OUTPUT]\n".utf8))
    exit(64)
}

func option(_ name: String, _ arguments: inout [String]) -> String? {
    guard let place = arguments.firstIndex(of: name) else { return nil }
    guard place + 1 < arguments.count else { usage() }
    defer { arguments.removeSubrange(place...(place + 1)) }
    return arguments[place + 1]
}

var arguments = Array(CommandLine.arguments.dropFirst())
let weights = try option("--weights", &arguments).map(WeightsFile.weights) ?? .fitted
let relocation = Relocation(weights: weights)
let alone = option("--alone", &arguments)
let together = option("--together", &arguments)
guard arguments.count == 1 else { usage() }
let sites = try Site.all(in: arguments[0])

if let folder = alone ?? together {
    let round: Lessons.Round = alone == nil ? .together : .alone
    let lessons = Lessons(relocation: relocation, round: round, file: try TraitsFile(folder, round.rawValue))
    for site in sites { try lessons.write(site) }
} else {
    var bench = Bench(relocation: relocation)
    for site in sites { try bench.run(site) }
    bench.reportTime()
}

import ArgumentParser
import Foundation
import Submission

struct MapsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maps", abstract: "Work with selector maps.",
        subcommands: [
            MapsLint.self, MapsDiff.self, MapsPropose.self, MapsSign.self, MapsRelease.self, MapsImport.self,
            MapsRecord.self,
            MapsTry.self,
        ])
}

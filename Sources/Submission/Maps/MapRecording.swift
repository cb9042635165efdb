import Foundation
import Portal

/// A first map from a walk that a person makes in a browser with a window.
package struct MapRecording: Sendable {
    let configuration: Configuration
    let portal: PortalConfiguration
    /// The packet whose values the person enters; nil: no value is bound.
    let packet: String?
    /// Folder of the new version.
    let folder: String

    /// A recording; nothing is opened yet.
    package init(configuration: Configuration, portal: PortalConfiguration, packet: String?, folder: String) {
        self.configuration = configuration
        self.portal = portal
        self.packet = packet
        self.folder = folder
    }

    /// Opens the portal, takes down what the person does until they close the browser or end it, and writes the map.
    ///
    /// - Throws: `InputError` where the folder holds a map, the packet cannot be read, or policy keeps the portal from
    ///   being tried out; ``Failure`` where our own machinery failed.
    package func perform(_ interruption: Interruption) async throws -> MapImport.Made {
        try MapImport.refuseMap(in: folder)
        // What a person sends in a recorded walk leaves.
        try configuration.permitTrials(at: portal, "to record a walk there")
        let leaves = try packet.map { PacketLeaves(PacketValues(try PacketFolder.read($0))) }
        let recorder = try await opened(leaves)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await recorder.closed() }
            group.addTask {
                while !interruption.isRequested, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(100)) }
            }
            await group.next()
            await recorder.close()
            group.cancelAll()
        }
        return try MapImport.write(await recorder.map(portal: portal.name), into: folder)
    }

    private func opened(_ leaves: PacketLeaves?) async throws -> WalkRecorder {
        do {
            return try await WalkRecorder.open(
                try await configuration.browser.started(for: portal, headed: true), at: portal.origin,
                proxy: try await configuration.proxyWay(to: [portal.origin]).proxy, comparing: leaves,
                stateFolder: configuration.state)
        } catch let stop as Stop {
            throw Failure(stop)
        } catch {
            throw Failure(what: "\(error)", remedy: "Correct the configuration.")
        }
    }
}

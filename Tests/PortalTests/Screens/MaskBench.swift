import Foundation
import PNGMask
import Testing
import WebDriver

@testable import Portal

/// The engines whose pictures are masked.
enum Engine: String, CaseIterable, Sendable {
    case chromium
    case firefox
    case webKit
}

/// A browser of an engine at a device scale, with a camera.
struct MaskBench {
    let engine: Engine
    /// Device pixels in a CSS pixel; WebKitGTK knows whole numbers only.
    let scale: Double

    func with(_ body: (Camera, Session) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard engine == .webKit else { return try await use(try await launch(in: folder, display: nil), body) }
        try await MaskDisplay.with { try await use(try await launch(in: folder, display: $0), body) }
    }

    private func use(_ browser: Browser, _ body: (Camera, Session) async throws -> Void) async throws {
        let outcome: Result<Void, any Error>
        do {
            let session = browser.session
            if engine == .webKit { try await session.setWindow(width: 800, height: 700) }
            let reader: any AskedPage =
                if engine == .webKit { try await ClassicPageReader.open(session) } else {
                    try await PageReader.open(browser.bidi)
                }
            #expect(try await session.execute("return devicePixelRatio") == .number(scale))
            let mask = TextMask(approved: ["signing.bank.internal"])
            try await body(Camera(session: session, reader: reader, mask: mask), session)
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await browser.end()
        try outcome.get()
    }

    private func launch(in folder: String, display: String?) async throws -> Browser {
        switch engine {
        case .chromium:
            var chrome = ChromeOptions()
            chrome.noSandbox = getuid() == 0
            chrome.window = (width: 800, height: 700)
            chrome.extraArguments = ["--force-device-scale-factor=\(scale)"]
            return try await Browser.launch(chrome, stateFolder: folder)
        case .firefox:
            var firefox = FirefoxOptions()
            firefox.driver = Self.root.appending(path: "build/geckodriver").path
            firefox.permitsNewerBrowser = true
            firefox.window = (width: 800, height: 700)
            firefox.extraPreferences = ["layout.css.devPixelsPerPx": .string("\(scale)")]
            return try await Browser.launch(firefox, stateFolder: folder)
        case .webKit:
            var webKit = WebKitOptions()
            webKit.display = display
            webKit.binary = try scaledMiniBrowser(in: folder)
            return try await Browser.launch(webKit, stateFolder: folder)
        }
    }

    private func scaledMiniBrowser(in folder: String) throws -> String {
        let machine = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib").first {
            FileManager.default.isExecutableFile(atPath: "/usr/lib/\($0)/webkit2gtk-4.1/MiniBrowser")
        }
        let real = "/usr/lib/\(try #require(machine))/webkit2gtk-4.1/MiniBrowser"
        let script = "\(folder)/MiniBrowser"
        try Data("#!/bin/sh\nGDK_SCALE=\(Int(scale)) exec \(real) \"$@\"\n".utf8).write(to: URL(filePath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        return script
    }

    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
}

/// An X display without a screen, as large as a page at twice its size.
enum MaskDisplay {
    static func with(_ body: (String) async throws -> Void) async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/Xvfb")
        process.arguments = ["-displayfd", "1", "-screen", "0", "2600x3200x24", "-nolisten", "tcp"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var number = ""
        while !number.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw CancellationError() }
            number += String(decoding: data, as: UTF8.self)
        }
        number = number.trimmingCharacters(in: .whitespacesAndNewlines)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(":\(number)")) } catch { outcome = .failure(error) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // A killed server leaves its lock and its socket, and the number would count as taken.
        unlink("/tmp/.X\(number)-lock")
        unlink("/tmp/.X11-unix/X\(number)")
        try outcome.get()
    }
}

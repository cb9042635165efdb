import Evidence
import Foundation

extension Doctor {
    /// Browser and driver: there, startable, and of one version.
    func browser() async -> [Finding] {
        let names = ["chromium", "google-chrome", "chromium-browser", "chrome"]
        let browser = await version("browser", configuration.browser.binary, names, package: "chromium")
        let driver = await version("driver", configuration.browser.driver, ["chromedriver"], package: "chromium-driver")
        guard browser.passed, driver.passed, major(browser) != major(driver) else { return [browser, driver] }
        return [
            browser,
            unfit("driver", "\(driver.words) is not for \(browser.words)", "install both from one source"),
        ]
    }

    private func version(
        _ subject: String, _ configured: String?, _ names: [String], package: String
    ) async -> Finding {
        let remedy = "install it (apt-get install \(package)), or name it in \(configuration.file), browser.*"
        guard let path = configured ?? names.lazy.compactMap(ProgramPath.find).first else {
            return unfit(subject, "none of \(names.joined(separator: ", ")) is in PATH", remedy)
        }
        do {
            let output = try await ExternalCommand(words: [path, "--version"], deadline: 10_000).run()
            let line = String(decoding: output, as: UTF8.self).split(separator: "\n").first ?? ""
            return fit(subject, line.trimmingCharacters(in: .whitespaces))
        } catch {
            return unfit(subject, "\(path): \(error.reason)", remedy)
        }
    }

    private func major(_ finding: Finding) -> String? {
        let numbers = finding.words.split(whereSeparator: { $0 == " " }).first { $0.first?.isNumber == true }
        return numbers?.split(separator: ".").first.map(String.init)
    }

    /// The journal: its folder, and every entry of it where there is one.
    func store() -> Finding {
        let folder = writable("journal", NSString(string: configuration.journal).deletingLastPathComponent)
        guard folder.passed, FileManager.default.fileExists(atPath: configuration.journal) else { return folder }
        do {
            let entries = try Journal(path: configuration.journal).verify().entries
            return fit("journal", "\(configuration.journal), \(entries) entries, chain whole")
        } catch {
            return unfit("journal", error.description, "a journal that is readable and whole")
        }
    }
}

/// Where programs are.
enum ProgramPath {
    /// The first program of this name in PATH.
    static func find(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

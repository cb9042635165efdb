import Foundation
import WebDriver

extension Doctor {
    /// Browser and driver: there, startable, and made for each other.
    func browser() async -> [Finding] {
        let programs = DoctorPrograms(configuration.browser.engine)
        let browser = await version(
            "browser", configuration.browser.binary, programs.browsers, package: programs.browserPackage)
        let driver = await version(
            "driver", configuration.browser.driver, [programs.driver], package: programs.driverPackage)
        guard browser.passed, driver.passed, let mismatch = mismatch(browser, driver) else { return [browser, driver] }
        return [browser, unfit("driver", mismatch, programs.remedy)]
    }

    private func version(
        _ subject: String, _ configured: String?, _ names: [String], package: String
    ) async -> Finding {
        let remedy = "\(package), or name it in \(configuration.file), browser.*"
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

    private func mismatch(_ browser: Finding, _ driver: Finding) -> String? {
        guard let browserVersion = number(browser), let driverVersion = number(driver) else { return nil }
        switch configuration.browser.engine {
        case .chromium:
            let isSame = browserVersion.split(separator: ".").first == driverVersion.split(separator: ".").first
            return isSame ? nil : "\(driver.words) is not for \(browser.words)"
        case .firefox:
            var options = FirefoxOptions()
            options.permitsNewerBrowser = configuration.browser.newerThanDriver
            do throws(DriverError) {
                try options.accept(driver: "geckodriver", version: driverVersion, browser: browserVersion)
                return nil
            } catch {
                return error.description
            }
        }
    }

    private func number(_ finding: Finding) -> String? {
        finding.words.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init)
    }
}

/// What a browser and its driver are called, and which package brings them.
private struct DoctorPrograms {
    let browsers: [String]
    let browserPackage: String
    let driver: String
    let driverPackage: String
    let remedy: String

    init(_ engine: BrowserEngine) {
        switch engine {
        case .chromium:
            browsers = ["chromium", "google-chrome", "chromium-browser", "chrome"]
            driver = "chromedriver"
            (browserPackage, driverPackage) = ("apt-get install chromium", "apt-get install chromium-driver")
            remedy = "install both from one source"
        case .firefox:
            browsers = ["firefox-esr", "firefox"]
            (browserPackage, driver) = ("apt-get install firefox-esr", "geckodriver")
            driverPackage = "install geckodriver (https://github.com/mozilla/geckodriver/releases)"
            remedy = "install versions that belong together, or accept a newer Firefox: browser.newerThanDriver: true"
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

// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that call no C: an unsafe pointer in one of them is a build error.
let safe = strict + [.strictMemorySafety()]

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let http: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let webSocket: Target.Dependency = .product(name: "NIOWebSocket", package: "swift-nio")
let subprocess: [Target.Dependency] = [
    .product(name: "Subprocess", package: "swift-subprocess"),
    .product(name: "SystemPackage", package: "swift-system"),
]
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "countersign-package",
    products: [
        .executable(name: "countersign", targets: ["countersign"]),
        .executable(name: "staging-portal", targets: ["staging-portal"]),
        .library(name: "WebDriver", targets: ["WebDriver"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "HTTPFetch", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "CPNG", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("z")]),
        .target(name: "Valve", dependencies: nio, swiftSettings: safe),
        .target(
            name: "WebDriver", dependencies: ["CCurl", http, webSocket] + nio + subprocess, swiftSettings: strict),
        .target(name: "PNGMask", dependencies: ["CPNG"], swiftSettings: strict),
        .target(name: "Transfer", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "PKI", dependencies: ["COpenSSL"], swiftSettings: strict),
        .target(name: "PostgreSQL", dependencies: ["CPostgreSQL"], swiftSettings: strict),
        .target(name: "Governance", swiftSettings: safe),
        .target(
            name: "Portal",
            dependencies: ["WebDriver", "Valve", "PNGMask", "PKI", "Governance", yams], swiftSettings: safe),
        .target(
            name: "Evidence",
            dependencies: ["PKI", "PNGMask", "PostgreSQL", "Transfer", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: safe),
        .target(
            name: "Submission",
            dependencies: [
                "Transfer", "WebDriver", "Valve", "PNGMask", "PKI", "PostgreSQL", "Governance", "Portal", "Evidence",
                "HTTPFetch",
                yams,
            ],
            swiftSettings: safe),
        .executableTarget(name: "countersign", dependencies: ["Submission", arguments], swiftSettings: safe),
        .target(name: "StagingPortal", dependencies: [http] + nio + subprocess, swiftSettings: safe),
        .executableTarget(name: "staging-portal", dependencies: ["StagingPortal", arguments], swiftSettings: safe),
        .target(
            name: "PostgreSQLBench", dependencies: ["PostgreSQL"], path: "Tests/PostgreSQLBench", swiftSettings: strict),
        .target(
            name: "LocalServers", path: "Tests/Servers",
            exclude: ["object-store.py", "pages.py", "timestamp-authority.py", "web-and-mail.py"],
            swiftSettings: strict),
        .testTarget(name: "GovernanceTests", dependencies: ["Governance"], swiftSettings: safe),
        .testTarget(name: "PKITests", dependencies: ["PKI"], swiftSettings: strict),
        .testTarget(name: "PNGMaskTests", dependencies: ["PNGMask"], swiftSettings: strict),
        .testTarget(name: "ValveTests", dependencies: ["Valve"] + nio, swiftSettings: safe),
        .testTarget(name: "WebDriverTests", dependencies: ["WebDriver", http] + nio, swiftSettings: strict),
        .testTarget(name: "TransferTests", dependencies: ["Transfer", "LocalServers"], swiftSettings: strict),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "Evidence", "PKI", "PNGMask", "PostgreSQL", "PostgreSQLBench", "Transfer", "countersign",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StagingPortalTests", dependencies: ["StagingPortal", "staging-portal"] + nio + subprocess,
            swiftSettings: strict),
        .testTarget(
            name: "PortalTests",
            dependencies: ["Portal", "WebDriver", "Valve", "PKI", "Governance", "StagingPortal", "LocalServers", yams],
            swiftSettings: strict),
        .testTarget(
            name: "SubmissionTests",
            dependencies: [
                "Submission", "StagingPortal", "Evidence", "Portal", "Governance", "PKI", "WebDriver", "Valve",
                "PostgreSQL", "PostgreSQLBench", "LocalServers",
            ],
            swiftSettings: strict),
        .testTarget(name: "CountersignTests", dependencies: ["countersign", "staging-portal"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build where a change is checked, not where a user builds with a newer compiler.
let checked = Context.environment["CI"] != nil
let common: [SwiftSetting] = checked ? [.treatAllWarnings(as: .error)] : []

/// A module in which the compiler reports every unsafe expression that is not marked as one.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: common + [.strictMemorySafety()])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: common)
}

// What Fuzz/Package.swift builds on; nobody else sees it.
let fuzzed: [Product] =
    Context.environment["VIET_FUZZ"] == nil ? [] : [.library(name: "Contracts", targets: ["Contracts"])]

// What Scripts/library links to one shared object; an ordinary build makes none.
let shared: [Product] =
    Context.environment["VIET_SHARED"] == nil
    ? [] : [.library(name: "viettext", type: .dynamic, targets: ["VietTextC"])]

// The functions of the C header are implemented in Swift, which the compiler knows from 6.3 on.
#if compiler(>=6.3)
    let interface: [Target] = [
        .target(name: "CVietText"),
        library(
            "VietTextC",
            [
                "CVietText", "VietCore", "VietNormalization", "VietSegmentation", "VietTagging", "VietEntities",
                "VietKeywords",
                "VietFormats", "VietReports", "VietText",
            ]),
        tests(
            "VietTextC",
            ["CVietText", "VietTextC", "Contracts", "VietCore", "VietFormats", "VietNormalization", "VietText"]),
    ]
    let interfaceModules: [Target.Dependency] = ["CVietText", "VietTextC"]
#else
    let interface: [Target] = []
    let interfaceModules: [Target.Dependency] = []
#endif

let package = Package(
    name: "VietText",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "VietText", targets: ["VietText"]),
        .library(name: "VietEvaluation", targets: ["VietEvaluation"]),
        .library(name: "VietTextFoundation", targets: ["VietTextFoundation"]),
        .executable(name: "viet", targets: ["viet"]),
    ] + fuzzed + shared,
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // The only two places that know ICU. No ICU header may reach Swift: it clashes with Foundation's own copy.
        .systemLibrary(name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CVietICU", dependencies: ["CICUSystem"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        .target(name: "CVietScan"),
        .target(name: "CVietVFS", dependencies: ["CSQLite"]),
        .target(name: "VietData"),

        library(
            "VietCore", ["CZlib", "CZstandard", .product(name: "SystemPackage", package: "swift-system")]),
        library("VietNormalization", ["VietCore", "CVietICU"]),
        library("VietSegmentation", ["VietCore", "VietNormalization", "CVietScan", "VietData"]),
        library("VietEntities", ["VietCore", "VietNormalization", "CVietScan", "VietData"]),
        library(
            "VietKeywords",
            ["VietCore", "VietNormalization", "VietData", .product(name: "HeapModule", package: "swift-collections")]),
        library(
            "VietRestoration",
            [
                "VietCore", "VietNormalization", "VietSegmentation", "CVietScan", "VietData",
                .product(name: "HeapModule", package: "swift-collections"),
            ]),
        library("VietTagging", ["VietCore", "VietNormalization", "VietSegmentation", "CVietScan"]),
        library("VietFormats", ["VietCore"]),
        // The only place that knows SQLite.
        library("VietIndex", ["VietCore", "VietNormalization", "VietKeywords", "CSQLite", "CVietVFS"]),
        library("VietReports", ["VietCore", "VietFormats"]),
        library(
            "VietEvaluation", ["VietCore", "VietNormalization", "VietSegmentation", "VietTagging", "VietFormats"]),
        library(
            "VietText",
            [
                "VietCore", "VietNormalization", "VietSegmentation", "VietEntities", "VietKeywords",
                "VietRestoration", "VietTagging", "VietFormats", "VietData",
            ]),
        library("VietTextFoundation", ["VietText"]),
        library(
            "VietTraining",
            [
                "VietCore", "VietNormalization", "VietSegmentation", "VietEntities", "VietKeywords", "VietRestoration",
                "VietTagging",
            ]),
        .executableTarget(
            name: "viet",
            dependencies: [
                "VietText", "VietCore", "VietNormalization", "VietSegmentation", "VietEntities", "VietKeywords",
                "VietRestoration", "VietTagging", "VietFormats", "VietReports", "VietIndex", "VietEvaluation",
                "VietTraining",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: common),

        .target(
            name: "TestSupport", dependencies: ["VietCore", "VietSegmentation"], path: "Tests/TestSupport",
            swiftSettings: common),
        tests("VietCore", ["VietCore", "VietText"]),
        tests("VietNormalization", ["VietCore", "VietNormalization", "CVietICU"]),
        tests("VietSegmentation", ["VietCore", "VietNormalization", "VietSegmentation", "VietText"]),
        tests("VietEntities", ["VietCore", "VietSegmentation", "VietEntities", "VietText"]),
        tests("VietKeywords", ["VietCore", "VietSegmentation", "VietKeywords", "VietText"]),
        tests(
            "VietRestoration",
            [
                "VietCore", "VietNormalization", "VietSegmentation", "VietRestoration", "VietTraining", "VietText",
                "CVietScan",
            ]),
        tests(
            "VietTagging",
            ["VietCore", "VietSegmentation", "VietTagging", "VietTraining", "VietText", "CVietScan"]),
        tests("VietFormats", ["VietCore", "VietFormats"]),
        tests(
            "VietIndex",
            ["VietCore", "VietNormalization", "VietKeywords", "VietSegmentation", "VietIndex", "VietText", "Contracts"]),
        tests("VietReports", ["VietCore", "VietFormats", "VietReports"]),
        tests("VietEvaluation", ["VietCore", "VietFormats", "VietEvaluation", "VietText"]),
        tests(
            "VietTraining",
            ["VietCore", "VietSegmentation", "VietEntities", "VietKeywords", "VietTraining", "VietText"]),
        tests(
            "VietText", ["VietCore", "VietSegmentation", "VietEntities", "VietKeywords", "VietText"]),
        tests("VietTextFoundation", ["VietText", "VietTextFoundation"]),
        .target(
            name: "Contracts",
            dependencies: [
                "VietText", "VietCore", "VietNormalization", "VietSegmentation", "VietEntities", "VietKeywords",
                "VietRestoration", "VietTagging", "VietFormats", "VietIndex", "VietData", "TestSupport",
            ] + interfaceModules, path: "Tests/Contracts", swiftSettings: common),
        tests("Contract", ["Contracts", "VietText", "VietCore"]),
        tests("Command", ["viet", "VietCore", "VietFormats", "VietSegmentation", "VietText"], exclude: ["Snapshots"]),
    ] + interface,
    cxxLanguageStandard: .cxx17
)

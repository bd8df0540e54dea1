// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "VietTextSearch",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [.library(name: "VietTextSearch", targets: ["VietTextSearch"])],
    dependencies: [
        .package(name: "VietText", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(
            name: "VietTextSearch",
            dependencies: [
                .product(name: "VietText", package: "VietText"), .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "VietTextSearchTests", dependencies: ["VietTextSearch"]),
    ]
)

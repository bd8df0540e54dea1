// swift-tools-version: 6.2
import PackageDescription

// A package as an application would write it, built in CI so that the public interface stays what the guides say it is.
let package = Package(
    name: "Tour",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "VietText", path: "../..")],
    targets: [
        .executableTarget(
            name: "Tour",
            dependencies: [
                .product(name: "VietText", package: "VietText"),
                .product(name: "VietTextFoundation", package: "VietText"),
                .product(name: "VietEvaluation", package: "VietText"),
            ])
    ]
)

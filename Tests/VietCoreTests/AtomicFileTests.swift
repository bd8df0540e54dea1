import TestSupport
import Testing

@testable import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One temporary name is kept at a time, so these run one after the other.
@Suite(.serialized) struct AtomicFileTests {
    private static func status(_ path: String) -> stat {
        var status = stat()
        lstat(path, &status)
        return status
    }

    private static func refusal(_ path: String, inputs: [String] = [], tables: Bool = false) -> String? {
        let error = #expect(throws: VietTextError.self) {
            try OutputTarget(path, inputs: inputs, replacing: tables ? .tables : .anything)
        }
        #expect(error?.code == .inputOutput && error?.file == path)
        return error?.message
    }

    @Test func aFileIsReplacedWithItsPermissions() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path("a")
            try AtomicFile.write([1, 2], to: path)
            #expect(try InputFile.contents(of: path) == [1, 2])
            chmod(path, 0o640)
            let before = Self.status(path)
            try AtomicFile.write([3], to: path)
            #expect(try InputFile.contents(of: path) == [3])
            #expect(Self.status(path).st_mode == before.st_mode)
            #expect(Self.status(path).st_uid == before.st_uid && Self.status(path).st_ino != before.st_ino)
            #expect(folder.names == ["a"])
        }
    }

    @Test func whatIsNotCommittedLeavesNothing() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write([1], to: folder.path("a"))
            do {
                let new = try AtomicFile(OutputTarget(folder.path("a")))
                try new.file.write([9, 9], at: 0)
                #expect(folder.names.count == 2)
            }
            #expect(folder.names == ["a"])
            #expect(try InputFile.contents(of: folder.path("a")) == [1])
        }
    }

    @Test func aLinkStaysALink() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write([1], to: folder.path("a"))
            symlink("a", folder.path("link"))
            try AtomicFile.write([2], to: folder.path("link"))
            #expect(try InputFile.contents(of: folder.path("a")) == [2])
            #expect(Self.status(folder.path("link")).st_mode & S_IFMT == S_IFLNK)
            symlink("nowhere", folder.path("lost"))
            #expect(Self.refusal(folder.path("lost"))?.contains("leads nowhere") == true)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make a link of another user"))
    func aStrangersLinkIsNotFollowed() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write([1], to: folder.path("victim"))
            symlink("victim", folder.path("link"))
            lchown(folder.path("link"), 12345, 12345)
            #expect(Self.refusal(folder.path("link"))?.contains("another user") == true)
            #expect(try InputFile.contents(of: folder.path("victim")) == [1])
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away")) func theOwnerStays() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write([1], to: folder.path("a"))
            chown(folder.path("a"), 12345, 12345)
            try AtomicFile.write([2], to: folder.path("a"))
            #expect(Self.status(folder.path("a")).st_uid == 12345)
        }
    }

    @Test func devicesPipesAndFoldersAreNeverReplaced() throws {
        try TemporaryFolder.with { folder in
            mkfifo(folder.path("pipe"), 0o600)
            symlink("pipe", folder.path("link"))
            for path in [folder.path("pipe"), folder.path("link"), "/dev/null", folder.folder] {
                #expect(Self.refusal(path)?.contains("only a regular file") == true)
            }
            #expect(Self.status(folder.path("pipe")).st_mode & S_IFMT == S_IFIFO)
            #expect(Self.refusal(folder.path("new/")) == "is the name of a folder, not of a file")
            #expect(throws: VietTextError.self) { try AtomicFile.write([], to: folder.path("none/a")) }
        }
    }

    @Test func inputsAreNoOutputs() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write([1], to: folder.path("a"))
            symlink("a", folder.path("link"))
            link(folder.path("a"), folder.path("twin"))
            for path in ["a", "link", "twin"] {
                #expect(
                    Self.refusal(folder.path(path), inputs: ["-", folder.path("a")])?.contains("is an input") == true)
            }
            _ = try OutputTarget(folder.path("b"), inputs: [folder.path("a")])
        }
    }

    @Test func aTableTakesNoTextsPlace() throws {
        try TemporaryFolder.with { folder in
            try AtomicFile.write(Array("a corpus".utf8), to: folder.path("a.txt"))
            #expect(Self.refusal(folder.path("a.txt"), tables: true)?.contains("no table") == true)
            for (name, bytes) in [("empty", []), ("new", TableLayout.magic), ("old", Array("VIETFREQ…".utf8))] {
                try AtomicFile.write(bytes, to: folder.path(name))
                _ = try OutputTarget(folder.path(name), replacing: .tables)
            }
        }
    }
}

import Testing

@testable import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

#if os(Linux) || os(macOS)
    /// A signal that ends a process takes the temporary file along. Each signal ends a process of its own.
    @Suite(.serialized) struct EndingSignalTests {
        /// A folder that a test and the process it starts both know.
        private static func folder(of process: pid_t) -> String {
            "\(StoredFile.temporaryDirectory)/viet-signals-\(process)"
        }

        /// Gets a signal between the first byte of a new file and its last.
        private static func receive(_ number: Int32) throws {
            let new = try AtomicFile(OutputTarget(folder(of: getppid()) + "/a"))
            try new.file.write([1], at: 0)
            // A folder with something in it cannot be removed.
            guard rmdir(folder(of: getppid())) != 0 else { exit(2) }
            // A process has those signals blocked that the thread blocks which starts it.
            var none = sigset_t()
            sigemptyset(&none)
            pthread_sigmask(SIG_SETMASK, &none, nil)
            raise(number)
            try new.commit()
        }

        private func withFolder(_ body: () async throws -> Void) async rethrows {
            mkdir(Self.folder(of: getpid()), 0o700)
            try await body()
        }

        @Test func theTemporaryFileGoesWithTheProcess() async {
            await withFolder {
                await #expect(processExitsWith: .signal(SIGINT)) { try Self.receive(SIGINT) }
                await #expect(processExitsWith: .signal(SIGTERM)) { try Self.receive(SIGTERM) }
                await #expect(processExitsWith: .signal(SIGHUP)) { try Self.receive(SIGHUP) }
            }
        }

        @Test func whatIsToBeIgnoredEndsNothing() async {
            await withFolder {
                await #expect(processExitsWith: .success) {
                    signal(SIGHUP, SIG_IGN)
                    try Self.receive(SIGHUP)
                }
                #expect(unlink(Self.folder(of: getpid()) + "/a") == 0)
            }
        }
    }
#endif

import Testing
import VietCore
@testable import VietFormats

@Suite struct JSONPathTests {
    private func text(_ line: String, _ paths: String..., optional: Int = 0) throws -> String {
        let fields = JSONFields(try paths.map { try JSONPath($0) }, optional: optional)
        return try Array(line.utf8).withUnsafeBufferPointer { bytes in
            let scratch = ByteBuffer()
            let text = try JSONRecord(bytes, fields, into: [0x6E]).text(scratch: scratch)
            return withExtendedLifetime(scratch) { String(decoding: text, as: UTF8.self) }
        }
    }

    private func message(_ line: String, _ paths: String...) -> String? {
        do {
            let fields = JSONFields(try paths.map { try JSONPath($0) })
            try Array(line.utf8).withUnsafeBufferPointer { bytes in
                _ = try JSONRecord(bytes, fields, into: [0x6E]).text(scratch: ByteBuffer())
            }
            return nil
        } catch { return (error as? VietTextError)?.message }
    }

    @Test func pathsHaveSixtyFourStepsAtMost() throws {
        let path = Array(repeating: "a", count: 64).joined(separator: ".")
        let line = String(repeating: #"{"a":"#, count: 64) + "\"Hà\"" + String(repeating: "}", count: 64)
        #expect(try text(line, path) == "Hà")
        #expect(throws: VietTextError.self) { try JSONPath(path + ".a") }
    }

    @Test func textsAreFoundByPath() throws {
        let line =
            #"{"a":{"b":"Hà","c":[1,{"d":"Huế"}]},"p":[{"t":"một"},{"x":0},{"t":"h\u1ebf"}],"a.b":"chấm","e":[]}"#
        #expect(try text(line, "a.b") == "Hà")
        #expect(try text(line, "a.c[1].d") == "Huế")
        #expect(try text(line, "p[].t") == "một\n\nhế")
        #expect(try text(line, #"a\.b"#) == "chấm")
        #expect(try text(line, "e[].t") == "")
        #expect(try text(line, "p[0].t", "a.b") == "một\n\nHà")
        #expect(try text(line, "title", "a.b", optional: 1) == "Hà")
        #expect(try text(#"{"a":[["x"],["y","z"]]}"#, "a[][]") == "x\n\ny\n\nz")
        // The last of several members of a name counts, with all that is in it.
        #expect(try text(#"{"a":{"b":"x"},"a":{"b":"y"}}"#, "a.b") == "y")
        #expect(try text(#"{"a":[{"b":"x","b":"y"},{"b":"z"}]}"#, "a[].b") == "y\n\nz")
    }

    @Test func whatIsMissingIsNamed() {
        let line = #"{"a":{"b":"Hà","n":3},"p":[{"t":1}]}"#
        #expect(message(line, "c") == #"the record has no field "c""#)
        #expect(message(line, "a.c") == #"the record has no field "a.c": "a" has no "c""#)
        #expect(message(line, "a.b.c") == #"the record has no field "a.b.c": "a.b" is a text"#)
        #expect(message(line, "a.n.c") == #"the record has no field "a.n.c": "a.n" is neither object nor array"#)
        #expect(message(line, "p.t") == #"the record has no field "p.t": "p" is an array"#)
        #expect(message(line, "p[0].x") == #"the record has no field "p[0].x": "p[0]" has no "x""#)
        #expect(message(line, "a[].b") == #"the record has no field "a[].b": "a" is an object"#)
        #expect(message(line, "p[].t") == #"the field "p[].t" holds no text"#)
        #expect(message(line, "a") == #"the field "a" holds no text"#)
        #expect(message(line, "a.b", "x") == #"the record has no field "x""#)
    }

    @Test func whatIsNoPathIsRefused() {
        for path in ["", ".", "a.", ".a", "a..b", "[]", "a[", "a[x]", "a[-1]", "a[]b", "a]b["] {
            #expect((try? JSONPath(path)) == nil || path == "a]b[", "\(path)")
        }
        #expect((try? JSONPath(String(repeating: "a.", count: 100) + "b")) == nil)
        #expect(
            (try? JSONPath("a[0][].b\\[c"))?.steps == [
                .member([0x61]), .element(0), .elements, .member(Array("b[c".utf8)),
            ])
    }
}

@Suite struct JSONValueTests {
    private func values(_ line: String, _ paths: String...) throws -> [[String]] {
        let paths = try paths.map { try JSONPath($0) }
        return try Array(line.utf8).withUnsafeBufferPointer {
            try JSONRecord.values(of: $0, at: paths, scratch: ByteBuffer())
        }
    }

    @Test func textsNumbersAndTruthValuesAreRead() throws {
        let line = #" {"a":"x\u1ebf","n":-1.5e3,"t":true,"z":null,"l":[1,"b",null,{"c":"d"}],"o":{"p":7},"n":2} "#
        #expect(
            try values(line, "a", "n", "t", "z", "l[]", "o.p", "q") == [
                ["xế"], ["2"], ["true"], [], ["1", "b"], ["7"], [],
            ])
        #expect(try values(line, "o", "l[3].c", "a.b") == [[], ["d"], []])
        // Of an array that a path ends at, every element, those of arrays in it too.
        #expect(try values(line, "l") == [["1", "b"]])
        #expect(try values(#"{"a":[],"b":[[1],[[2]],[null,"c"]]}"#, "a", "b", "b[2]") == [[], ["1", "2", "c"], ["c"]])
        #expect(try values("{}", "a") == [[]])
        #expect(throws: VietTextError.self) { try values("[1]", "a") }
        #expect(throws: VietTextError.self) { try values(#"{"a":"#, "a") }
    }
}

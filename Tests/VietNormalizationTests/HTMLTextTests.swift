import TestSupport
import Testing
import VietCore
@testable import VietNormalization

@Suite struct HTMLTextTests {
    private func text(_ page: String) throws -> String { try HTMLText(Array(page.utf8)).view.text }

    @Test func blocksAreParagraphsAndTagsAreNot() throws {
        let cases: [(String, String)] = [
            ("<p>Hà <b>Nội</b></p><p>Huế</p>", "Hà Nội\n\nHuế"),
            ("a<i>b</i>c <span title='x > y'>d</span>", "abc d"),
            ("<ul><li>một</li>\n<li>hai</ul>", "một\n\nhai"),
            ("dòng 1<br/>dòng 2<BR>dòng 3", "dòng 1\ndòng 2\ndòng 3"),
            ("  Hà\n   Nội\t đẹp  ", "Hà Nội đẹp"),
            ("<pre>a\n  b</pre>c\nd", "a\nb\n\nc d"),
            ("<table><tr><td>Tên<td>Tuổi</table>", "Tên\n\nTuổi"),
            ("", ""), ("<p></p>", ""), ("không có thẻ", "không có thẻ"), ("3 < 5 và 7 > 2", "3 < 5 và 7 > 2"),
        ]
        for (page, expected) in cases { #expect(try text(page) == expected, "\(page)") }
    }

    @Test func whatNobodyReadsIsLeftOut() throws {
        let cases: [(String, String)] = [
            ("a<script>if (x < y) document.write('<p>z</p>')</script>b", "a\n\nb"),
            ("<style>p { color: red }</style>a<!-- <p>ẩn</p> -->b", "ab"),
            ("<title>Tin &amp; <b>bài</b></title><SCRIPT src=x></SCRIPT >a", "Tin & <b>bài</b>\n\na"),
            ("<!DOCTYPE html><?xml version='1'?>a<![CDATA[b>]]>c", "ac"),
            ("<!-->a<!--->b", "ab"), ("a<template><p>b</p></template>c", "a\n\nc"),
            ("<scripts>a</scripts>", "a"), ("<a href=\"</script>\">b</a>", "b"),
        ]
        for (page, expected) in cases { #expect(try text(page) == expected, "\(page)") }
        #expect(try text("<style>x</style>") == "")
    }

    @Test func references() throws {
        let cases: [(String, String)] = [
            ("H&agrave; N&#7897;i &amp; Hu&#x1EBF;", "Hà Nội & Huế"),
            ("&ldquo;a&rdquo;&nbsp;b", "“a”\u{A0}b"), ("&lt;p&gt;", "<p>"), ("a&#10;b", "a b"),
            ("&#150;&#151;&#0;&#xD800;&#1114112;", "–—\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#7897i", "ội"),
            ("a&nbspb &lt3&gt &copy2024 &ampa", "a\u{A0}b <3> ©2024 &a"), ("H&agrave N&otilde&lt", "Hà Nõ<"),
            ("&frac14; &sect;2 &AMP &Agravec", "¼ §2 & Àc"), ("&ampnbsp", "&nbsp"), ("1&middot", "1·"),
            // Only old names do without, and what ends with one may be another name.
            ("&hellip &mdash &ndash", "&hellip &mdash &ndash"), ("&notin; &copysr;", "&notin; &copysr;"),
            ("&am &l", "&am &l"), ("<a href='?a=1&copy=2'>b</a>", "b"),
            ("AT&T &nosuch; & &;", "AT&T &nosuch; & &;"), ("&#;&#x;&#", "&#;&#x;&#"),
        ]
        for (page, expected) in cases { #expect(try text(page) == expected, "\(page)") }
    }

    @Test func whatHasNoEndIsNamedAndTheRestIsRead() throws {
        for (page, expected, offset) in [
            ("a <!-- b <p>c</p> d", "a\n\nc\n\nd", 2), ("<p>Hà Nội<!-- x <p>Huế", "Hà Nội\n\nHuế", 12),
            ("a<!-- b>c", "ac", 1), ("a<select>b<p>c", "a\n\nb\n\nc", 1), ("<p>a<script>x </p><p>b</p>", "a", 4),
            ("a<p title=\"b>c</p>d", "a\n\nc\n\nd", 10),
            ("a<script>b", "a", 1), ("a <p", "a", 2), ("<title>a<p>b", "a\n\nb", 0),
        ] {
            let html = try HTMLText(Array(page.utf8))
            #expect(html.faults.first?.byteOffset == offset, "\(page): \(html.faults)")
            #expect(html.view.text == expected, "\(page)")
        }
        #expect(try HTMLText(Array("<p>a</p><br>".utf8)).faults.isEmpty)
    }

    /// Every letter of the text comes from its own place in the page, whatever stands around it.
    @Test func placesInThePage() throws {
        let page = Array("<p>H&agrave; <b>Nội</b> &amp; H<i>u</i>ế</p>".utf8)
        let view = try HTMLText(page).view
        let source = page.withUnsafeBufferPointer { bytes in
            func range(_ part: String) -> String {
                let text = Array(view.bytes)
                let wanted = Array(part.utf8)
                let start = (0...(text.count - wanted.count)).first { text[$0...].starts(with: wanted) } ?? 0
                var converter = OffsetConverter(bytes, unit: .utf8, in: SourceView(bytes, view.changes))
                let lower = converter(start)
                return String(decoding: page[lower..<converter.end(start + wanted.count)], as: UTF8.self)
            }
            return ["Hà", "Nội", "&", "Huế"].map(range)
        }
        #expect(source == ["H&agrave;", "Nội", "&amp;", "H<i>u</i>ế"])
    }

    /// Any page is read in one pass, and its text lies in it in order.
    @Test func anyBytes() throws {
        var generator = SeededGenerator(seed: 5)
        let parts = [
            "<p>", "</p>", "<b", "<!--", "-->", "<script>", "</script>", "\"", "='", "&amp;", "&#x", ";", "Hà", " ",
            "\n", "<", ">",
            "<title>", "</title>", "\u{FFFD}", "<![CDATA[", "&agrave;", "/",
        ]
        for _ in 0..<3000 {
            var page: [UInt8] = []
            for _ in 0..<Int.random(in: 0...20, using: &generator) {
                page += Array((parts.randomElement(using: &generator) ?? "").utf8)
                if Int.random(in: 0..<8, using: &generator) == 0 {
                    page.append(UInt8.random(in: 0...255, using: &generator))
                }
            }
            let view = try HTMLText(page).view
            var (at, from) = (0, 0)
            for change in view.changes {
                #expect(view.bytes[at..<Int(change.view)] == page[from..<Int(change.source)])
                (at, from) = (change.viewEnd, change.sourceEnd)
            }
            #expect(view.bytes[at...] == page[from...])
        }
    }
}

import Testing
import TestSupport
import VietCore

@Suite struct GrowingBufferTests {
    @Test func keepsWhatAnArrayWouldKeep() {
        var generator = SeededGenerator(seed: 3)
        var buffer = GrowingBuffer<UInt32>(capacity: 0)
        var array: [UInt32] = []
        for _ in 0..<3_000 {
            let value = UInt32.random(in: 0...UInt32.max, using: &generator)
            switch Int.random(in: 0..<20, using: &generator) {
            case 0:
                buffer.truncate(to: array.count / 2)
                array.removeLast(array.count - array.count / 2)
            case 1:
                let more = [UInt32](repeating: value, count: Int.random(in: 0..<300, using: &generator))
                more.withUnsafeBufferPointer { buffer.append($0) }
                array += more
            case 2:
                buffer.pad(to: array.count + 7, with: value)
                buffer.pad(to: array.count / 2, with: value)
                array += [UInt32](repeating: value, count: 7)
            case 3:
                buffer.reserve(40)
                (buffer.base + buffer.count).initialize(repeating: value, count: 40)
                buffer.extend(by: 40)
                array += [UInt32](repeating: value, count: 40)
            case 4 where !array.isEmpty:
                buffer[array.count / 3] = value
                array[array.count / 3] = value
            default:
                buffer.append(value)
                array.append(value)
            }
            guard buffer.elements.elementsEqual(array), buffer.capacity >= buffer.count else {
                Issue.record("they differ at \(array.count) elements")
                return
            }
        }
        buffer.removeAll()
        #expect(buffer.count == 0)
    }
}

@Suite struct KeyNumbersTests {
    /// Few high bits, so that a hash that takes the low or the high ones alone would be slow, and the key 0 among them.
    @Test func numbersComeInOrderOfFirstSight() {
        var generator = SeededGenerator(seed: 4)
        var numbers = KeyNumbers(capacity: 1)
        var known: [UInt64: Int] = [:]
        var keys: [UInt64] = []
        var wrong = 0
        for _ in 0..<20_000 {
            let key = UInt64.random(in: 0..<3_000, using: &generator) << UInt64(generator.next() & 48)
            if numbers.find(key) != known[key] { wrong += 1 }
            let number = numbers.number(of: key)
            if known[key] == nil {
                known[key] = keys.count
                keys.append(key)
            }
            if number != known[key] { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(numbers.keys == keys)
        numbers.removeAll()
        #expect(numbers.count == 0 && numbers.find(keys[5]) == nil && numbers.number(of: keys[5]) == 0)
    }
}

@Suite struct OpenAddressingTests {
    @Test func everyItemIsFoundFromWhereItStarts() {
        var generator = SeededGenerator(seed: 5)
        let items = Array(Set((0..<700).map { _ in UInt32.random(in: 1...100_000, using: &generator) })).sorted()
        // A poor start, so that many meet, some at the end of the table.
        let start = { (item: UInt32, count: Int) in (Int(item & 31) + count - 20) & (count - 1) }
        let table = OpenAddressing.table(items, free: 0, minimum: 4, isFree: { $0 == 0 }, start: start)
        #expect(table.count & (table.count - 1) == 0)
        // Three tenths are free, and no smaller table has as many.
        #expect(table.count * 7 >= items.count * 10 && table.count * 7 < items.count * 20)
        let found = items.filter { item in
            let slot = OpenAddressing.find(
                from: start(item, table.count), mask: table.count - 1, isWanted: { table[$0] == item },
                isFree: { table[$0] == 0 })
            return slot.map { table[$0] } == item
        }
        #expect(found == items)
        #expect(
            OpenAddressing.find(
                from: start(100_001, table.count), mask: table.count - 1, isWanted: { table[$0] == 100_001 },
                isFree: { table[$0] == 0 }) == nil)
        #expect(table.filter { $0 != 0 }.count == items.count)
    }
}

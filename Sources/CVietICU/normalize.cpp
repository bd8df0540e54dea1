#include "CVietICU.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace {

const icu::Normalizer2 *instance(viet_form form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *normalizer = nullptr;
    switch (form) {
    case VIET_NFC: normalizer = icu::Normalizer2::getNFCInstance(status); break;
    case VIET_NFD: normalizer = icu::Normalizer2::getNFDInstance(status); break;
    case VIET_NFKC: normalizer = icu::Normalizer2::getNFKCInstance(status); break;
    case VIET_NFKD: normalizer = icu::Normalizer2::getNFKDInstance(status); break;
    }
    return U_SUCCESS(status) ? normalizer : nullptr;
}

struct Mark {
    uint8_t combining_class;
    uint8_t length;
    uint8_t bytes[4];
};

// ICU puts marks in canonical order by insertion, which is quadratic in the number of marks on one letter. Sorting
// long runs first gives an equivalent text that ICU reads in linear time.
std::string with_sorted_marks(const uint8_t *bytes, int32_t count) {
    std::string result;
    result.reserve(static_cast<size_t>(count));
    std::vector<Mark> run;
    auto flush = [&] {
        if (run.empty()) return;
        if (run.size() < 2) {
            result.append(reinterpret_cast<const char *>(run[0].bytes), run[0].length);
            run.clear();
            return;
        }
        // A stable counting sort over the 256 combining classes.
        std::array<size_t, 257> place = {};
        for (const Mark &mark : run) place[mark.combining_class + 1u]++;
        for (size_t i = 1; i < place.size(); i++) place[i] += place[i - 1];
        std::vector<Mark> sorted(run.size());
        for (const Mark &mark : run) sorted[place[mark.combining_class]++] = mark;
        for (const Mark &mark : sorted) result.append(reinterpret_cast<const char *>(mark.bytes), mark.length);
        run.clear();
    };
    for (int32_t at = 0; at < count;) {
        int32_t start = at;
        UChar32 c;
        U8_NEXT(bytes, at, count, c);
        uint8_t combining_class = c < 0 ? 0 : u_getCombiningClass(c);
        if (combining_class == 0) {
            flush();
            result.append(reinterpret_cast<const char *>(bytes) + start, static_cast<size_t>(at - start));
        } else {
            Mark mark = {combining_class, static_cast<uint8_t>(at - start), {}};
            std::copy(bytes + start, bytes + at, mark.bytes);
            run.push_back(mark);
        }
    }
    flush();
    return result;
}

} // namespace

// Below this many bytes the quadratic part of ICU does not show.
static const size_t short_enough = 256;

ptrdiff_t viet_normalize(viet_form form, const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
    const icu::Normalizer2 *normalizer = instance(form);
    if (normalizer == nullptr || count > INT32_MAX) return -1;
    int32_t room = static_cast<int32_t>(std::min<size_t>(capacity, INT32_MAX));
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), room);
    UErrorCode status = U_ZERO_ERROR;
    icu::StringPiece piece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
    if (count <= short_enough) {
        normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
    } else {
        std::string sorted = with_sorted_marks(bytes, static_cast<int32_t>(count));
        normalizer->normalizeUTF8(0, sorted, sink, nullptr, status);
    }
    return U_SUCCESS(status) ? sink.NumberOfBytesAppended() : -1;
}

size_t viet_normalization_boundary(viet_form form, const uint8_t *bytes, size_t count, size_t from) {
    const icu::Normalizer2 *normalizer = instance(form);
    if (normalizer == nullptr) return count;
    size_t at = from;
    bool first = true;
    while (at < count) {
        size_t next = at;
        UChar32 c;
        U8_NEXT(bytes, next, count, c);
        if (!first && (c < 0 || normalizer->hasBoundaryBefore(c))) return at;
        first = false;
        at = next;
    }
    return count;
}

bool viet_has_boundary_before(viet_form form, uint32_t value) {
    const icu::Normalizer2 *normalizer = instance(form);
    return normalizer == nullptr || normalizer->hasBoundaryBefore(static_cast<UChar32>(value));
}

uint32_t viet_lower(uint32_t value) { return static_cast<uint32_t>(u_tolower(static_cast<UChar32>(value))); }

"""Texts for property tests: Vietnamese words in all forms, signs, surrogates, anything."""

import re

from hypothesis import strategies as st

WORDS = [
    "Hà Nội", "thành phố", "học sinh", "Nguyễn Văn An", "ông", "ngày 9/7/2020", "50.000đ", "TP.HCM", "đại học",
    "e\u0302\u0323", "ho\u0300a", "😀", "👨‍👩‍👧", "中文", "\ud800", "\udfff", "\ud83d", "\x00", "\u200b", "\ufeff", "_", "\\",
    "“", "”", "a.b@c.vn", "https://a.vn/b_c", "#tag", "12%",
]  # fmt: skip
MARKS = [" ", " ", " ", "\n", "\r\n", ". ", ".", ", ", "", "\t", "\u00a0", "\n\n"]

texts = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=30).map(
        lambda parts: "".join(word + mark for word, mark in parts)
    ),
)


def plain(text: str) -> str:
    """The text with what it is taken for: a lone surrogate is U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)

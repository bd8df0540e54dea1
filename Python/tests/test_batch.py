"""Many texts: order, threads, progress, what an iterator raises, and bounded memory."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

import viettext


@given(st.lists(texts, max_size=12), st.sampled_from([1, 3]))
@settings(max_examples=60, deadline=None)
def test_a_batch_is_its_texts(many: list[str], threads: int) -> None:
    assert list(viettext.segment_all(many, threads=threads)) == [viettext.segment(text) for text in many]
    assert [w.spans for w in viettext.words_all(many, threads=threads)] == [viettext.words(t).spans for t in many]
    assert list(viettext.entities_all(many, threads=threads)) == [viettext.entities(text) for text in many]
    assert list(viettext.sentences_all(iter(many), threads=threads)) == [viettext.sentences(text) for text in many]
    assert list(viettext.keywords_all(many, threads=threads)) == [viettext.keywords(text) for text in many]


@pytest.mark.parametrize("threads", [1, 4])
def test_what_the_iterator_raises_comes_behind_what_came_before(threads: int) -> None:
    def given_texts():
        for number in range(1000):
            yield f"Trời mưa {number}."
        raise LookupError("mine")

    found = []
    with pytest.raises(LookupError, match="mine"):
        for text in viettext.segment_all(given_texts(), threads=threads):
            found.append(text)
    assert found == [f"Trời mưa {number} ." for number in range(1000)]


@pytest.mark.parametrize("threads", [1, 4])
def test_an_interrupt_ends_the_batch(threads: int) -> None:
    def given_texts():
        yield from ["Trời mưa."] * 600
        raise KeyboardInterrupt

    found = []
    with pytest.raises(KeyboardInterrupt):
        for text in viettext.segment_all(given_texts(), threads=threads):
            found.append(text)
    assert len(found) == 600
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("viettext")]


@pytest.mark.parametrize("threads", [1, 2])
def test_no_more_is_read_than_is_worked_on(threads: int) -> None:
    taken = 0

    def given_texts():
        nonlocal taken
        for _ in range(100_000):
            taken += 1
            yield "Trời mưa."

    results = viettext.segment_all(given_texts(), threads=threads)
    assert taken == 0
    next(results)
    assert taken <= 256 * (2 * threads + 1)
    results.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("viettext")]


def test_progress_and_numbers() -> None:
    seen: list[int] = []
    list(viettext.words_all(["Trời mưa."] * 700, threads=2, progress=seen.append))
    assert seen == sorted(seen) and seen[-1] == 700
    assert list(viettext.segment_all([])) == list(viettext.segment_all([], threads=5)) == []
    assert sum(len(words) for words in viettext.words_all([""] * 1_000_000)) == 0
    for threads in (0, -1):
        with pytest.raises(ValueError, match="threads"):
            viettext.segment_all(["a"], threads=threads)
    with pytest.raises(TypeError, match="one str"):
        viettext.segment_all("Trời mưa")
    with pytest.raises(TypeError, match=r"segment_all\(\) needs a str, not int \(text 300\)"):
        list(viettext.segment_all(["a"] * 300 + [7]))


def test_threads_share_an_analyzer() -> None:
    analyzer = viettext.Analyzer()
    text = "Ông Nguyễn Văn An đến Hà Nội. " * 20
    wanted = analyzer.segment(text), analyzer.entities(text)
    failures: list[object] = []

    def run() -> None:
        for _ in range(20):
            if (analyzer.segment(text), analyzer.entities(text)) != wanted:
                failures.append(threading.current_thread())

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures

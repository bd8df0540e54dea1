"""Many texts, some at a time, on one thread or several, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

#: A piece of work: enough that handing it over costs nothing beside it.
TEXTS, CHARACTERS = 256, 1 << 18


def pieces(texts: Iterable[str]) -> Iterator[tuple[list[str], BaseException | None]]:
    """Lists of texts. Where the iterable raises, the last list comes with what it raised."""
    piece: list[str] = []
    size = 0
    iterator = iter(texts)
    while True:
        try:
            text = next(iterator)
        except StopIteration:
            break
        except BaseException as error:
            yield piece, error
            return
        piece.append(text)
        # What is no str is told apart where it is worked on.
        size += len(text) if isinstance(text, str) else 0
        if len(piece) >= TEXTS or size >= CHARACTERS:
            yield piece, None
            piece, size = [], 0
    if piece:
        yield piece, None


def run(
    texts: Iterable[str],
    work: Callable[[list[str], int], Iterator[Result]],
    threads: int,
    progress: Callable[[int], object] | None,
) -> Iterator[Result]:
    """The results of ``work`` on pieces of the texts, in order.

    ``work`` is given a list and the number of its first text, and does the expensive part before it returns. At most
    ``2 * threads`` pieces are held in memory.
    """
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"an iterable of texts is needed, not one {type(texts).__name__}")
    if threads < 1:
        raise ValueError(f"threads must be 1 or more, not {threads}")
    return _one(texts, work, progress) if threads == 1 else _many(texts, work, threads, progress)


def _one(
    texts: Iterable[str], work: Callable[[list[str], int], Iterator[Result]], progress: Callable[[int], object] | None
) -> Iterator[Result]:
    done = 0
    for piece, error in pieces(texts):
        if piece:
            yield from work(piece, done)
            done += len(piece)
            if progress:
                progress(done)
        if error:
            raise error


def _many(
    texts: Iterable[str],
    work: Callable[[list[str], int], Iterator[Result]],
    threads: int,
    progress: Callable[[int], object] | None,
) -> Iterator[Result]:
    waiting: deque[tuple[int, Future[Iterator[Result]]]] = deque()
    given = done = 0
    pool = ThreadPoolExecutor(threads, thread_name_prefix="viettext")
    try:
        raised: BaseException | None = None
        source = pieces(texts)
        while True:
            while raised is None and len(waiting) < 2 * threads:
                piece, raised = next(source, ([], None))
                if not piece:
                    break
                waiting.append((len(piece), pool.submit(work, piece, given)))
                given += len(piece)
            if not waiting:
                break
            count, future = waiting.popleft()
            yield from future.result()
            done += count
            if progress:
                progress(done)
        if raised:
            raise raised
    finally:
        # After an interrupt or when nobody wants the rest: only what is being worked on is waited for.
        pool.shutdown(wait=True, cancel_futures=True)

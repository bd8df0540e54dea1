"""The figures of corpora, with the very arithmetic of the library: the same bits on every machine.

Every function takes numbers or arrays of numpy. Sources of the measures are named in the guide to keywords.
"""

from __future__ import annotations

from typing import Any

import numpy

LN2 = 0.6931471805599453
#: The terms of the series for the logarithm: 1 / 25, 1 / 23, …, 1 / 3, 1.
_TERMS = [1.0 / odd for odd in range(25, 0, -2)]


def log(values: Any) -> Any:
    """The natural logarithm of positive numbers, within 2 units in the last place, without the system's."""
    mantissa, exponent = numpy.frexp(numpy.asarray(values, dtype=float))
    mantissa, exponent = mantissa * 2, exponent - 1.0
    above = mantissa > 1.414213562373095
    mantissa = numpy.where(above, mantissa / 2, mantissa)
    exponent = numpy.where(above, exponent + 1, exponent)
    z = (mantissa - 1) / (mantissa + 1)
    square = z * z
    total: Any = _TERMS[0]
    for term in _TERMS[1:]:
        total = total * square + term
    return exponent * LN2 + 2 * z * total


def log2(values: Any) -> Any:
    """The binary logarithm of positive numbers."""
    return log(values) / LN2


def rounded(values: Any) -> Any:
    """Whole numbers, halves away from zero."""
    values = numpy.asarray(values, dtype=float)
    size = numpy.abs(values)
    down = numpy.floor(size)
    return numpy.copysign(down + (size - down >= 0.5), values)


def _positive(observed: Any, expected: Any) -> Any:
    """What one cell adds to G²: nothing where nothing was seen."""
    seen = observed > 0
    return numpy.where(seen, observed * log(numpy.where(seen, observed / numpy.where(seen, expected, 1), 1)), 0)


def log_likelihood(a: Any, words: Any, b: Any, reference_words: Any) -> Any:
    """G² of ``a`` occurrences in ``words`` against ``b`` in ``reference_words``, negative where the first are rarer."""
    a, b, c, d = (numpy.asarray(value, dtype=float) for value in (a, b, words, reference_words))
    known = (a + b > 0) & (c > 0) & (d > 0)
    c, d = numpy.where(known, c, 1), numpy.where(known, d, 1)
    rate = (a + b) / (c + d)
    value = numpy.maximum(2 * (_positive(a, c * rate) + _positive(b, d * rate)), 0)
    return numpy.where(known, numpy.where(a / c >= b / d, value, -value), 0)


def log_ratio(a: Any, words: Any, b: Any, reference_words: Any) -> Any:
    """The binary logarithm of the ratio of the relative frequencies, half an occurrence added to each."""
    a, b, c, d = (numpy.asarray(value, dtype=float) for value in (a, b, words, reference_words))
    known = (c > 0) & (d > 0)
    ratio = (a + 0.5) / (c + 1) / ((b + 0.5) / (d + 1))
    return numpy.where(known, log2(ratio), 0)


def log_ratio_bound(a: Any, words: Any, b: Any, reference_words: Any) -> Any:
    """The end of the 95 % interval of the log ratio that is nearer to 0; 0 where 0 is inside."""
    ratio = log_ratio(a, words, b, reference_words)
    a, b, c, d = (numpy.asarray(value, dtype=float) for value in (a, b, words, reference_words))
    variance = 1 / (a + 0.5) - 1 / (c + 1) + 1 / (b + 0.5) - 1 / (d + 1)
    margin = 1.959963984540054 * numpy.sqrt(numpy.maximum(variance, 0)) / LN2
    near = numpy.where(ratio > 0, numpy.maximum(ratio - margin, 0), numpy.minimum(ratio + margin, 0))
    return numpy.where((c > 0) & (d > 0), near, 0)


def percent_difference(a: Any, words: Any, b: Any, reference_words: Any) -> Any:
    """By how many percent it is commoner here; what the reference lacks is taken to stand there half a time."""
    a, b, c, d = (numpy.asarray(value, dtype=float) for value in (a, b, words, reference_words))
    known = (c > 0) & (d > 0)
    c, d = numpy.where(known, c, 1), numpy.where(known, d, 1)
    return numpy.where(known, 100 * (a / c / (numpy.maximum(b, 0.5) / d) - 1), 0)


def odds_ratio(a: Any, words: Any, b: Any, reference_words: Any) -> Any:
    """The odds here over those there; half is added to all four counts where one is 0."""
    a, b, c, d = (numpy.asarray(value, dtype=float) for value in (a, b, words, reference_words))
    rest, other = c - a, d - b
    half = numpy.where((a == 0) | (rest == 0) | (b == 0) | (other == 0), 0.5, 0.0)
    return (a + half) * (other + half) / ((rest + half) * (b + half))


def per_million(count: Any, words: Any) -> Any:
    """Occurrences in a million words."""
    return numpy.asarray(count, dtype=float) * 1_000_000 / numpy.maximum(numpy.asarray(words, dtype=float), 1)


def rank(values: Any, scale: int = 1000) -> Any:
    """Figures as whole numbers, so that no last bit decides an order."""
    return rounded(numpy.asarray(values, dtype=float) * scale).astype("int64")


def comparison(frequency: Any, words: Any, reference_frequency: Any, reference_words: Any) -> dict[str, Any]:
    """All figures of a comparison, by the names that the command has for them."""
    a = numpy.minimum(numpy.asarray(frequency, dtype=float), words)
    b = numpy.minimum(numpy.asarray(reference_frequency, dtype=float), reference_words)
    counts = (a, words, b, reference_words)
    return {
        "log_likelihood": log_likelihood(*counts),
        "log_ratio": log_ratio(*counts),
        "log_ratio_bound": log_ratio_bound(*counts),
        "per_million": per_million(frequency, words),
        "reference_per_million": per_million(reference_frequency, reference_words),
        "percent_difference": percent_difference(*counts),
        "odds_ratio": odds_ratio(*counts),
    }

"""Words, names, keywords and counts of Vietnamese text on Spark.

>>> from viettext import spark as viet                                       # doctest: +SKIP
>>> articles = viet.words(spark.read.parquet("articles"), "body")            # doctest: +SKIP
>>> viet.frequencies(articles, "body").write("mine.viet")                    # doctest: +SKIP

``segment``, ``words``, ``entities``, ``keywords`` and ``normalize`` add columns to a frame and keep all that it has; they hand
whole batches of Arrow to the library. ``register`` makes them functions of SQL. ``frequencies``, ``collocates`` and
``group_keywords`` count a corpus; their figures are those of the command on the same texts.

``pip install viettext[spark]`` on the driver and on every worker.
"""

from __future__ import annotations

from ._collocates import collocates
from ._frequencies import Frequencies, frequencies
from ._functions import (
    entities,
    entities_step,
    keywords,
    keywords_step,
    normalize,
    normalize_step,
    register,
    segment,
    segment_step,
    udf,
    words,
    words_step,
)
from ._groups import group_keywords
from ._steps import Step

__all__ = [
    "Frequencies",
    "Step",
    "collocates",
    "entities",
    "entities_step",
    "frequencies",
    "group_keywords",
    "keywords",
    "keywords_step",
    "normalize",
    "normalize_step",
    "register",
    "segment",
    "segment_step",
    "udf",
    "words",
    "words_step",
]

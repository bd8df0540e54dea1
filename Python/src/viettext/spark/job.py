"""Words, names, keywords, spelling or counts of many files on a cluster, part by part; what is done is not done again.

    spark-submit job.py --input articles/ --output words/ --task words --column body
    python -m viettext.spark.job --input 's3a://bucket/news/*.jsonl' --output s3a://bucket/names --task entities

Files are taken together to parts. Each part is written to a folder of its own in the output, ``part=00000`` and so on, and a
run that was ended, however that came, goes on with the parts that are not finished. The task ``frequencies`` ends with a table,
``frequencies.viet``, which the command reads.

Exit status: 0 when all is done, 1 when a part failed (the others are done), 2 where the job cannot be as it was asked for.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING, Any

import viettext
from viettext import spark as viet
from viettext.spark._parts import Files, Plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TASKS = ("segment", "words", "entities", "keywords", "normalize", "frequencies")
STEPS = {
    "segment": viet.segment_step,
    "words": viet.words_step,
    "entities": viet.entities_step,
    "keywords": viet.keywords_step,
    "normalize": viet.normalize_step,
}
TABLE = "frequencies.viet"
#: Where Spark puts a line that is no JSON.
CORRUPT = "_corrupt_record"
#: How often progress is told, in seconds.
INTERVAL = 10.0


def say(line: str) -> None:
    """A line of progress, on standard error."""
    print(f"viettext: {line}", file=sys.stderr, flush=True)


def size_of(text: str) -> int:
    """A number of bytes: ``1073741824``, ``512m``, ``1g``."""
    scale = {"k": 10, "m": 20, "g": 30}.get(text[-1:].lower(), 0)
    size = int(text[:-1] if scale else text) << scale
    if size < 1:
        raise ValueError(text)
    return size


def arguments() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(
        prog="viettext.spark.job", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"viettext {viettext.__version__}")
    parser.add_argument(
        "--input", action="append", required=True, metavar="PATH", help="a file, folder or pattern; may be repeated"
    )
    parser.add_argument("--output", required=True, metavar="PATH", help="a folder of its own")
    parser.add_argument("--task", choices=TASKS, default="words", help="what to make (default: words)")
    parser.add_argument("--format", choices=("parquet", "jsonl", "text", "files"), default="parquet",
                        help="of the input; text: a line is a document, files: a file is one (default: parquet)")  # fmt: skip
    parser.add_argument("--column", default="text", help="the column or field of the texts (default: text)")
    parser.add_argument("--schema", metavar="DDL", help="of JSON lines: 'id bigint, body string'; read once to find out else")
    parser.add_argument("--into", help="the column of the results (default: as the task is called)")
    parser.add_argument("--output-format", choices=("parquet", "jsonl"), default="parquet", help="(default: parquet)")
    parser.add_argument(
        "--errors", choices=("mark", "raise"), default="mark", help="what becomes of bad records (default: mark)"
    )
    parser.add_argument("--strict", action="store_true", help="what is not valid UTF-8 is a bad record")
    parser.add_argument("--dictionary", metavar="FILE", help="words of your own, a file of the driver")
    parser.add_argument("--gazetteer", metavar="FILE", help="names of your own, a file of the driver")
    parser.add_argument("--part-bytes", type=size_of, default=size_of("1g"), metavar="SIZE",
                        help="of the input of a part; a file is never cut (default: 1g)")  # fmt: skip
    parser.add_argument("--parallel", type=int, default=2, metavar="N", help="parts worked on at once (default: 2)")
    return parser


class Job:
    """One job on one session."""

    def __init__(self, spark: SparkSession, options: argparse.Namespace) -> None:
        self.spark, self.options = spark, options
        self.output = options.output.rstrip("/")
        self.files = Files(spark)
        self.analyzer = analyzer(options)
        kept = ("task", "format", "column", "into", "output_format", "errors", "strict", "part_bytes")
        settings = {name: getattr(options, name) for name in kept}
        settings["build"] = viettext.build_info()
        settings["analyzer"] = repr(self.analyzer._options.__dict__) if self.analyzer else None
        inputs = {file for path in options.input for file in self.files.listed(path)}
        if not inputs:
            raise ValueError(f"there are no files at {', '.join(options.input)}")
        self.plan = Plan.of(settings, sorted(inputs), options.part_bytes)
        self.schema = options.schema
        # Judged before anything is written, and the same for every part.
        first = self.read(0)
        self.step = None if options.task == "frequencies" else self._step()
        if self.step:
            self.step.schema(first.schema)
        else:
            viet.frequencies(first, options.column)
        self.plan.kept(self.files, self.output)

    def _step(self) -> Any:
        into = {"into": self.options.into} if self.options.into else {}
        return STEPS[self.options.task](
            self.options.column, errors=self.options.errors, strict=self.options.strict, analyzer=self.analyzer, **into
        )

    def read(self, part: int) -> DataFrame:
        """The frame of a part."""
        from pyspark.sql import functions as f

        paths = [name for name, _ in self.plan.parts[part]]
        if self.options.format == "parquet":
            return self.spark.read.parquet(*paths)
        if self.options.format == "jsonl":
            if self.schema is None:
                every = [name for files in self.plan.parts for name, _ in files]
                self.schema = self.spark.read.json(every).schema
            return self.spark.read.schema(self.schema).json(paths)
        whole = self.options.format == "files"
        lines = self.spark.read.text(paths, wholetext=whole).withColumnRenamed("value", self.options.column)
        return lines.withColumn("path", f.input_file_name()) if whole else lines

    def run_part(self, part: int) -> str:
        """Does a part and says what it was."""
        from pyspark.sql import Observation
        from pyspark.sql import functions as f

        start = time.monotonic()
        frame = self.read(part)
        text = f.col(f"`{self.options.column}`")
        figures = [f.count(f.lit(1)).alias("documents"), f.sum(f.octet_length(text)).alias("bytes")]
        seen = Observation()
        if self.step:
            frame = self.step.over(frame)
            # What Spark could not read is bad too.
            faults = [self.step.error_column] if self.options.errors == "mark" else []
            faults += [CORRUPT] if CORRUPT in frame.columns else []
            if faults:
                figures.append(f.count(f.coalesce(*(f.col(f"`{name}`") for name in faults))).alias("bad"))
            frame = frame.observe(seen, *figures)
        else:
            frame = viet.frequencies(frame.observe(seen, *figures), self.options.column, analyzer=self.analyzer)._sums
        writer = frame.write.mode("overwrite")
        folder = self.plan.folder(self.output, part)
        if self.options.output_format == "jsonl" and self.step:
            writer.json(folder)
        else:
            writer.parquet(folder)
        found = seen.get
        bad = f", {found['bad']:,} bad" if found.get("bad") else ""
        megabytes = (found["bytes"] or 0) / 1e6
        return f"{found['documents']:,} documents, {megabytes:,.1f} MB{bad}, {time.monotonic() - start:.1f} s"

    def run(self) -> int:
        """Does all parts that are not done and gives back the exit status."""
        count = len(self.plan.parts)
        wanted = [part for part in range(count) if not self.plan.is_done(self.files, self.output, part)]
        if len(wanted) < count:
            say(f"{count - len(wanted):,} of {count:,} parts are done already")
        failed = 0
        watch = Watch(self.spark, count, count - len(wanted))
        with watch, ThreadPoolExecutor(max(self.options.parallel, 1)) as pool:
            running = {pool.submit(self.run_part, part): part for part in wanted}
            for future in as_completed(running):
                part = running[future]
                try:
                    say(f"part {part} of {count}: {future.result()}")
                    watch.done += 1
                except Exception as error:
                    # The others go on; what failed is done by the next run.
                    failed += 1
                    say(f"part {part} of {count} failed: {error}")
        if failed:
            say(f"{failed:,} of {count:,} parts failed; run it again for them")
            return 1
        if self.step is None:
            self.write_table()
        say(f"all {count:,} parts are done: {self.output}")
        return 0

    def write_table(self) -> None:
        """Adds the counts of all parts up."""
        path = f"{self.output}/{TABLE}"
        if not self.files.exists(path):
            folders = [self.plan.folder(self.output, part) for part in range(len(self.plan.parts))]
            whole = viet.Frequencies.sum(viet.Frequencies(self.spark.read.parquet(folder)) for folder in folders)
            self.files.write(path, whole.persist().table())
            whole.unpersist()


class Watch:
    """Says now and then how far the parts have come that are under way."""

    def __init__(self, spark: SparkSession, count: int, done: int) -> None:
        self._tracker = spark.sparkContext.statusTracker()
        self._count, self.done = count, done
        self._start = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _tell(self) -> None:
        while not self._over.wait(INTERVAL):
            stages = [self._tracker.getStageInfo(stage) for stage in self._tracker.getActiveStageIds()]
            known = [stage for stage in stages if stage]
            tasks, finished = sum(stage.numTasks for stage in known), sum(stage.numCompletedTasks for stage in known)
            elapsed = time.monotonic() - self._start
            say(f"{elapsed:.0f} s: {self.done:,} of {self._count:,} parts; {finished:,} of {tasks:,} tasks under way")


def analyzer(options: argparse.Namespace) -> viettext.Analyzer | None:
    """An analyzer with the words and names of files, read here: workers need not have them."""
    from pathlib import Path

    if not options.dictionary and not options.gazetteer:
        return None
    made = viettext.Analyzer(dictionary=options.dictionary, gazetteer=options.gazetteer)
    for name in ("dictionary", "gazetteer"):
        path = getattr(options, name)
        if path:
            setattr(made._options, name, Path(path).read_bytes())
    return made


def main(given: list[str] | None = None) -> int:
    """Runs a job on the session that spark-submit has configured."""
    parser = arguments()
    options = parser.parse_args(given)
    from pyspark.errors import AnalysisException
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName(f"viettext {options.task}").getOrCreate()
    try:
        return Job(spark, options).run()
    except (ValueError, TypeError, OSError, AnalysisException) as error:
        say(f"error: {error}")
        return 2
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())

"""Jobs that spark-submit starts: a worker that is switched off, a driver that dies, input that is bad."""

import json
import signal
import subprocess
import sys
import time

import pyarrow.dataset
import pytest
from cluster import descendants, environment, kill, submit

import viettext


@pytest.fixture(scope="module", autouse=True)
def alone(spark):
    """The session of the other tests gives its cores back."""
    spark.stop()


def finished(output) -> list[str]:
    return sorted(path.parent.name for path in output.glob("part=*/_SUCCESS"))


def wait_for_parts(process, output, log, count: int = 1) -> None:
    """Until so many parts are done, and the job is not."""
    while len(finished(output)) < count:
        assert process.poll() is None, log.read_text()[-3000:]
        time.sleep(0.05)
    assert process.poll() is None, "the job was too fast to be disturbed"


def part_bytes(folder) -> str:
    """A size that makes six parts of the twelve files."""
    sizes = [path.stat().st_size for path in folder.iterdir()]
    return str(2 * max(sizes))


def test_a_worker_that_is_switched_off(cluster, corpus, tmp_path):
    folder, documents = corpus
    output, log = tmp_path / "words", tmp_path / "log"
    options = ("--format", "jsonl", "--column", "body", "--schema", "id bigint, `group` string, body string")
    job = submit(cluster.url, log, "--input", str(folder), "--output", str(output), "--task", "words", *options,
                 "--part-bytes", part_bytes(folder), "--parallel", "2")  # fmt: skip
    wait_for_parts(job, output, log)
    assert cluster.kill_worker(0) > 1, "the worker had no executor"
    assert job.wait(900) == 0, log.read_text()[-3000:]
    cluster.workers[0] = cluster.start_worker(0)
    said = log.read_text()
    assert "viettext: part 0 of 6: " in said and "viettext: all 6 parts are done" in said

    seen: list[int] = []
    for batch in pyarrow.dataset.dataset(output, partitioning="hive").to_batches(batch_size=2000):
        rows = batch.to_pylist()
        seen += [row["id"] for row in rows]
        alone = viettext.words_all(row["body"] for row in rows if row["body"] is not None)
        for row in rows:
            assert row["body"] == documents[row["id"]]["body"] and row["words_error"] is None
            assert row["words"] == (None if row["body"] is None else next(alone).to_list())
    assert sorted(seen) == list(range(len(documents))), "lost or doubled"


def test_a_driver_that_dies(cluster, corpus, viet, tmp_path):
    folder, _ = corpus
    output, log = tmp_path / "counts", tmp_path / "log"
    options = ("--input", str(folder), "--output", str(output), "--task", "frequencies", "--format", "jsonl", "--column", "body",
               "--schema", "id bigint, body string", "--part-bytes", part_bytes(folder), "--parallel", "1")  # fmt: skip
    job = submit(cluster.url, log, *options)
    wait_for_parts(job, output, log, 2)
    kill([job.pid, *descendants(job.pid)], signal.SIGKILL)
    job.wait()
    done = finished(output)
    before = {path: path.stat().st_mtime_ns for name in done for path in (output / name).iterdir()}
    assert 2 <= len(done) < 6 and not (output / "frequencies.viet").exists()

    assert submit(cluster.url, log, *options).wait(900) == 0, log.read_text()[-3000:]
    assert f"viettext: {len(done)} of 6 parts are done already" in log.read_text()
    assert before == {path: path.stat().st_mtime_ns for path in before}, "what was done was done again"
    # The command counts a record without a text as a fault, and all others.
    theirs = tmp_path / "theirs.viet"
    subprocess.run([viet, "frequencies", "--input", "jsonl", "--field", "body", "--output", str(theirs), *sorted(map(str, folder.iterdir()))],
                   stderr=subprocess.DEVNULL)  # fmt: skip
    assert (output / "frequencies.viet").read_bytes() == theirs.read_bytes()


def run_here(*arguments: str) -> tuple[int, str]:
    """A job in this machine's own Spark, without a cluster."""
    found = subprocess.run(
        [sys.executable, "-m", "viettext.spark.job", *arguments], capture_output=True, text=True, env=environment()
    )
    return found.returncode, "\n".join(line for line in found.stderr.splitlines() if line.startswith("viettext: "))


def test_what_cannot_be_done(tmp_path):
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"id": 1, "text": "Hà Nội mưa"}, ensure_ascii=False), "{bad", json.dumps({"id": 2})]
    (tmp_path / "in/a.jsonl").write_text("\n".join(lines) + "\n")
    given = (
        "--input",
        str(tmp_path / "in"),
        "--output",
        str(tmp_path / "out"),
        "--format",
        "jsonl",
        "--output-format",
        "jsonl",
    )
    status, said = run_here(*given)
    assert status == 0 and "part 0 of 1: 3 documents" in said and "1 bad" in said
    rows = [json.loads(line) for path in (tmp_path / "out").glob("part=*/*.json") for line in path.open()]
    assert sorted((row.get("id"), row.get("words"), row.get("_corrupt_record")) for row in rows if row.get("id")) == [
        (1, ["Hà Nội", "mưa"], None),
        (2, None, None),
    ]
    assert [row["_corrupt_record"] for row in rows if not row.get("id")] == ["{bad"]
    status, said = run_here(*given, "--task", "entities")
    assert status == 2 and "another task" in said

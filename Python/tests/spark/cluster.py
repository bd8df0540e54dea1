"""A standalone cluster on this machine: a master and workers, each a process, with executors of their own."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
#: For drivers: everything on the loopback, one core an executor, little memory.
SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.executor.memory": "1g",
    "spark.executor.cores": "1",
    "spark.cores.max": "2",
    "spark.default.parallelism": "2",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def environment() -> dict[str, str]:
    """The variables for Spark's processes: every Python is this one, and what they leave behind is in the folder of the tests."""
    folder = os.environ["TMPDIR"]
    return {
        **os.environ,
        "SPARK_LOCAL_DIRS": folder,
        "JAVA_TOOL_OPTIONS": f"-Djava.io.tmpdir={folder} -XX:-UsePerfData",
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
    }


class Cluster:
    """A master and two workers, until ``stop()``."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen] = []
        self._master = self._start("master", "org.apache.spark.deploy.master.Master", "--port", "0")
        self.url = self._said("master", r"Starting Spark master at (spark://\S+)")
        self.workers = [self.start_worker(number) for number in range(workers)]
        for number in range(workers):
            self._said(f"worker{number}", r"(Successfully registered with master)")

    def start_worker(self, number: int) -> subprocess.Popen:
        """Starts a worker and gives back its process."""
        where = ("--cores", "2", "--memory", "2g", "--work-dir", str(self._folder / f"work{number}"))
        return self._start(f"worker{number}", "org.apache.spark.deploy.worker.Worker", *where, self.url)

    def _start(self, name: str, kind: str, *arguments: str) -> subprocess.Popen:
        log = (self._folder / f"{name}.log").open("wb")
        command = [HOME / "bin/spark-class", kind, "--host", "127.0.0.1", "--webui-port", "0", *arguments]
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment(), start_new_session=True)
        self._processes.append(process)
        return process

    def _said(self, name: str, pattern: str) -> str:
        log = self._folder / f"{name}.log"
        for _ in range(600):
            found = re.search(pattern, log.read_text(errors="replace"))
            if found:
                return found[1]
            time.sleep(0.2)
        raise RuntimeError(f"the {name} does not start:\n{log.read_text(errors='replace')[-3000:]}")

    def kill_worker(self, number: int) -> int:
        """Ends a worker and its executors at once, as a machine that is switched off; how many processes these were."""
        worker = self.workers[number]
        doomed = [worker.pid, *descendants(worker.pid)]
        kill(doomed, signal.SIGKILL)
        worker.wait()
        return len(doomed)

    def stop(self) -> None:
        """Ends all processes."""
        for process in reversed(self._processes):
            kill(descendants(process.pid), signal.SIGTERM)
            process.terminate()
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def kill(pids: list[int], number: int) -> None:
    """Sends a signal to those of the processes that there are."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def descendants(pid: int) -> list[int]:
    """The processes below a process."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def submit(url: str, log: Path, *arguments: str) -> subprocess.Popen:
    """Starts a job with spark-submit, its messages in a file."""
    import viettext.spark.job

    settings = [part for name, value in SETTINGS.items() for part in ("--conf", f"{name}={value}")]
    command = [HOME / "bin/spark-submit", "--master", url, *settings, viettext.spark.job.__file__, *arguments]
    with log.open("wb") as out:
        # Spark 4.0 leaves something where it runs.
        return subprocess.Popen(command, stdout=out, stderr=out, env=environment(), cwd=log.parent, start_new_session=True)

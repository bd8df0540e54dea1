"""Needs PySpark and Java: Scripts/spark-cluster brings both. Without VIETTEXT_SPARK set nothing here is run."""

import os
import shutil

import pytest

if not os.environ.get("VIETTEXT_SPARK"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session", autouse=True)
def leavings(tmp_path_factory):
    """Where Spark and Java put what they do not take away when they are killed."""
    folder = tmp_path_factory.mktemp("leavings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(leavings, tmp_path_factory):
    """A cluster of processes."""
    from cluster import Cluster

    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.stop()


@pytest.fixture(scope="session")
def spark(cluster):
    """A session on the cluster; ends before the cluster does."""
    from cluster import SETTINGS, environment
    from pyspark.sql import SparkSession

    os.environ.update(environment())
    builder = SparkSession.builder.master(cluster.url)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def viet():
    """The command, which the figures are compared with."""
    path = os.environ.get("VIETTEXT_COMMAND")
    if not path:
        pytest.skip("VIETTEXT_COMMAND names no command to compare with")
    return path


@pytest.fixture(scope="session")
def size() -> int:
    """How many documents a job has."""
    return int(os.environ.get("VIETTEXT_SPARK_DOCUMENTS") or 3000)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory, size):
    """A folder of JSON lines, and the documents in it."""
    from corpus import write

    folder = tmp_path_factory.mktemp("corpus") / "news"
    return folder, write(folder, size, (os.environ.get("VIETTEXT_SPARK_TEXT") or "").split(), 12)

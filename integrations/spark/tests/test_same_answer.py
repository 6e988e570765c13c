"""One machine, Spark with two threads, and a cluster of which a worker is killed: one answer, byte for byte."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

HERE = pathlib.Path(__file__).resolve().parent
JOB = HERE.parent / "gainsay_spark.py"
GAINSAY = os.path.abspath(os.environ.get("GAINSAY_BIN", HERE.parents[2] / "target/debug/gainsay"))
ARTICLES = int(os.environ.get("GAINSAY_ARTICLES", 5000))

pyspark = pytest.importorskip("pyspark", reason="no pyspark here: the job for Spark is not tested")
pq = pytest.importorskip("pyarrow.parquet", reason="no pyarrow here: the job for Spark is not tested")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("no Java here: the job for Spark is not tested", allow_module_level=True)

SPARK = pathlib.Path(pyspark.__file__).parent
ENVIRONMENT = {**os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    from records import records

    folder = tmp_path_factory.mktemp("archive")
    path = folder / "articles.ndjson"
    path.write_text("\n".join(records(ARTICLES)) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(archive):
    """The findings of one machine, as lines."""
    database = archive.parent / "gainsay.db"
    run = lambda *arguments: subprocess.run([GAINSAY, "--db", database, *arguments], capture_output=True, text=True, encoding="utf-8")
    added = run("add", archive)
    assert added.returncode == 2 and "line 2" in added.stderr, added.stderr
    found = sorted(run("report", "--to-check", "--format", "ndjson").stdout.splitlines())
    assert len(found) > ARTICLES / 50, "too few to say anything"
    return found


@pytest.fixture(scope="module")
def table(archive):
    """The same articles as a table."""
    import pyarrow as pa

    rows = [json.loads(line) for line in archive.read_text(encoding="utf-8").split("\n") if line.startswith("{")]
    names = ["id", "source", "date", "modified", "title", "url", "text"]
    texts = {name: [None if row.get(name) is None else str(row[name]) for row in rows] for name in names}
    path = archive.parent / "articles.parquet"
    pq.write_table(pa.table(texts, pa.schema([(name, pa.string()) for name in names])), path)
    return path


def submit(master, archive, to, log, *given):
    settings = {"spark.ui.enabled": "false", "spark.driver.memory": "1g", "spark.executor.memory": "1g"}
    conf = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    command = [SPARK / "bin/spark-submit", "--master", master, *conf, JOB, archive, to, "--gainsay", GAINSAY, "--block", "200", *given]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=open(log, "w"), stderr=subprocess.STDOUT)


def findings(to):
    rows = pq.read_table(to / "findings").to_pylist()
    return sorted(row["json"] for row in rows if row["verdict"] != "update")


def errors(to):
    return sorted(row["record"] for row in pq.read_table(to / "errors").to_pylist())


def test_two_threads_find_what_one_database_does(archive, expected, tmp_path):
    log = tmp_path / "log"
    status = submit("local[2]", archive, tmp_path / "out", log).wait(timeout=1200)
    assert status == 0, log.read_text()[-3000:]
    assert findings(tmp_path / "out") == expected
    assert errors(tmp_path / "out") == sorted(["no record", '{"title": "Without a text"}'])


class Cluster:
    """A master and two workers of one core each on this host."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.master = f"spark://127.0.0.1:{port}"
        self.start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        self.workers = [self.start("worker.Worker", self.master, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"worker-{n}")) for n in range(2)]

    def start(self, what, *arguments):
        log = open(self.folder / f"{what}-{len(self.processes)}.log", "w")
        # With what it starts itself, a process is one group, and is killed as one.
        process = subprocess.Popen([SPARK / "bin/spark-class", f"org.apache.spark.deploy.{what}", *arguments], env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def kill(self, process):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()

    def stop(self):
        for process in self.processes:
            self.kill(process)


def test_a_worker_that_is_killed_changes_nothing(table, expected, tmp_path):
    cluster = Cluster(tmp_path)
    try:
        log = tmp_path / "log"
        job = submit(cluster.master, table, tmp_path / "out", log, "--format", "parquet")
        # Articles are mapped and settled, and keys and texts are on their way.
        settled = tmp_path / "out/work/settled/_SUCCESS"
        ends = time.monotonic() + 900
        while not settled.exists() and job.poll() is None and time.monotonic() < ends:
            time.sleep(0.2)
        time.sleep(2)
        was_running = job.poll() is None
        cluster.kill(cluster.workers[0])
        status = job.wait(timeout=1200)
    finally:
        cluster.stop()
    assert status == 0, log.read_text()[-3000:]
    assert was_running and "Lost executor" in log.read_text(), "the worker was to be killed in the middle"
    assert findings(tmp_path / "out") == expected

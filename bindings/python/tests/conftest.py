import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def program():
    """The command line, as `cargo` built it; what both print must be the same."""
    named = os.environ.get("GAINSAY_BIN")
    built = [ROOT / "target" / profile / "gainsay" for profile in ("release", "debug")]
    found = [pathlib.Path(named)] if named else sorted(
        (path for path in built if path.exists()), key=lambda path: path.stat().st_mtime, reverse=True
    )
    if not found:
        pytest.skip("no gainsay beside the bindings: cargo build")

    def run(*arguments, given=None):
        done = subprocess.run([found[0], *map(str, arguments)], input=given, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        return done.stdout

    return run


@pytest.fixture(scope="session")
def articles():
    """The articles of `fixtures/`, as records."""
    found = []
    for path in sorted((ROOT / "fixtures").glob("*/*")):
        if path.suffix not in (".txt", ".md"):
            continue
        fields = {"id": f"{path.parent.name}/{path.stem}"}
        head, _, text = path.read_text().removeprefix("---\n").partition("\n---\n")
        for line in head.splitlines():
            key, _, value = line.partition(": ")
            fields[key] = value.strip("\"'")
        found.append({**fields, "text": text.strip()})
    assert len(found) > 4
    return found


@pytest.fixture(scope="session")
def ndjson(articles):
    return "".join(json.dumps(article) + "\n" for article in articles).encode()

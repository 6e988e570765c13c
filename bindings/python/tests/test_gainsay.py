import datetime
import decimal
import json
import pickle
import subprocess
import sys
import threading

import gainsay
import pytest

BLAST = "A car bomb killed {} people at the fish market in Port Velda on Tuesday, the Velda Civil Guard said."


def blast(source, killed, **more):
    title = f"Car bomb kills {killed} at fish market in Port Velda"
    return {"source": source, "date": "2031-03-05", "title": title, "text": BLAST.format(killed), **more}


def test_claims_of_a_text():
    claims = gainsay.extract(BLAST.format(14), source="Coast Wire", published=datetime.date(2031, 3, 5))
    figure = next(claim for claim in claims if claim["kind"] == "quantity")
    assert (figure["text"], figure["quantity"]["value"], figure["article"]["source"]) == ("14 people", 14, "Coast Wire")
    assert figure["attribution"]["speaker"] == "Velda Civil Guard"
    start, end = figure["span"]
    assert BLAST.format(14)[start:end] == "14 people"
    assert figure["article"]["published"] == "2031-03-05"


def test_no_digit_is_lost():
    text = "The rate rose to 2.10 percent and the debt to 12,345,678,901,234.56 dollars on Monday, the bank said."
    values = [claim["quantity"]["value"] for claim in gainsay.extract(text) if claim["kind"] == "quantity"]
    assert decimal.Decimal("12345678901234.56") in values
    assert all(isinstance(value, (int, decimal.Decimal)) for value in values)


def test_the_same_bytes_as_the_command_line(program, articles, ndjson):
    printed = program("extract", "-", "--format", "ndjson", given=ndjson)
    assert b"".join(gainsay.extract_ndjson(article) for article in articles) == printed
    many = [claim for claims in gainsay.extract_many(articles, threads=2) for claim in claims]
    exact = [json.loads(line, parse_float=decimal.Decimal) for line in printed.splitlines()]
    assert many == exact


def test_many_keep_their_order_and_say_which_failed(articles):
    texts = [BLAST.format(n) for n in range(2, 700)]
    found = list(gainsay.extract_many(iter(texts), threads=2))
    assert [claims[-1]["quantity"]["value"] for claims in found] == list(range(2, 700))
    broken = [articles[0], {"text": None}, {"text": "Rain.", "date": "no day"}, articles[1]]
    with pytest.raises(gainsay.ArticleError, match="article 1: ") as failed:
        list(gainsay.extract_many(broken))
    assert failed.value.index == 1
    empty = list(gainsay.extract_many(broken, errors="empty"))
    assert [bool(claims) for claims in empty] == [True, False, False, True]
    for wrong in ({"threads": 0}, {"threads": 257}, {"errors": "ignore"}):
        with pytest.raises(ValueError):
            gainsay.extract_many([], **wrong)
    assert list(gainsay.extract_many([])) == []


def test_what_is_no_article_is_an_error_that_says_so():
    for wrong in (5, None, ["text"], b"bytes"):
        with pytest.raises(TypeError):
            gainsay.extract(wrong)
    with pytest.raises(gainsay.ReadError, match="text"):
        gainsay.extract("   ")
    with pytest.raises(gainsay.ReadError, match="2031-02-30"):
        gainsay.extract("Rain fell.", published="2031-02-30")
    with pytest.raises(TypeError, match="set"):
        gainsay.extract({"text": "Rain fell.", "id": {1}})
    # Half a character is read as the mark of replacement.
    assert gainsay.extract("Police said 14 people died in \ud800 Aston.")


def test_readings_meet(program, tmp_path):
    wire, post = (gainsay.read(blast(source, killed)) for source, killed in (("Coast Wire", 14), ("Velda Post", 9)))
    found = gainsay.compare(wire, post)
    assert [finding["verdict"] for finding in found] == ["contradiction"]
    assert gainsay.compare([post], [wire]) == found
    assert gainsay.compare(wire, wire, verdicts=["agreement"]) == []
    back = gainsay.Reading.from_json(wire.to_json().decode())
    assert gainsay.compare(back, post) == found
    assert (back.source, back.published, back.id) == (wire.source, wire.published, wire.id)
    assert "bomb" in wire.story_keys()
    with pytest.raises(ValueError, match="no such verdict"):
        gainsay.compare(wire, post, verdicts=["maybe"])
    with pytest.raises(ValueError, match="gainsay.reading/1"):
        gainsay.Reading.from_json("{}")
    lines = [json.dumps(blast(*given)) for given in (("Coast Wire", 14), ("Velda Post", 9))]
    given = tmp_path / "given.ndjson"
    given.write_text("\n".join(lines))
    printed = program("--db", tmp_path / "none.db", "compare", given, "--format", "ndjson")
    assert [json.loads(line, parse_float=decimal.Decimal) for line in printed.splitlines()] == found


def test_a_store_is_that_of_the_command_line(program, articles, ndjson, tmp_path):
    path = tmp_path / "gainsay.db"
    with gainsay.Store(path) as store:
        added = store.add(articles)
        assert added.counts == {"new": len(articles)} and added.findings
        assert store.add(articles[0]).counts == {"unchanged": 1}
        facts, claims = store.report(), store.claims()
        speakers = [said["speaker"] for claim in claims if (said := claim["attribution"]) and said["speaker"]]
        assert 0 < len(store.claims(speaker=speakers[0])) < len(claims)
        assert len(store.articles()) == len(articles)
        assert store.findings() and store.claims(kind="quantity", since="2999-01-01") == []
        with pytest.raises(ValueError, match="YYYY-MM-DD"):
            store.claims(since="Monday")
        failed = store.add([{"text": ""}, "Rain fell on Lindow."])
        assert (failed.counts, failed.failures[0][0]) == ({"failed": 1, "new": 1}, 0)
        store._store.close()
    other = tmp_path / "other.db"
    program("--db", other, "add", "-", given=ndjson)
    exact = {"parse_float": decimal.Decimal}
    assert json.loads(program("--db", other, "report", "--format", "json"), **exact) == facts
    printed = program("--db", other, "claims", "--format", "ndjson").splitlines()
    assert [json.loads(line, **exact) for line in printed] == claims
    with pytest.raises(gainsay.StoreError, match="closed"):
        store.claims()


def test_a_file_of_another_program_is_left_alone(tmp_path):
    foreign = tmp_path / "notes.db"
    foreign.write_bytes(b"not a database at all, and longer than a header is: " * 4)
    with pytest.raises(gainsay.StoreError, match="notes.db"):
        gainsay.Store(foreign)
    assert foreign.read_bytes().startswith(b"not a database")
    with pytest.raises(gainsay.StoreError):
        gainsay.Store(tmp_path / "none" / "gainsay.db")


def test_tables(articles, tmp_path):
    pa = pytest.importorskip("pyarrow")
    claims = [claim for claims in gainsay.extract_many(articles) for claim in claims]
    table = gainsay.claims_table(claims)
    assert table.num_rows == len(claims) and table.schema.field("value").type == pa.string()
    with gainsay.Store(tmp_path / "gainsay.db") as store:
        store.add(articles)
        found = store.findings()
    table = gainsay.findings_table(found)
    assert table.column("a_id").to_pylist() == [finding["a"]["id"] for finding in found]
    assert gainsay.findings_table([]).num_rows == 0 and gainsay.claims_table([]).num_rows == 0


def test_other_threads_of_python_go_on(articles):
    turns = 0
    done = threading.Event()

    def count():
        nonlocal turns
        while not done.is_set():
            turns += 1

    counting = threading.Thread(target=count)
    counting.start()
    for _ in gainsay.extract_many(articles * 20, threads=1):
        pass
    done.set()
    counting.join()
    assert turns > 1


def test_only_what_is_used_is_imported():
    """Nobody waits for pyarrow who wants a claim."""
    script = "import sys, gainsay; print('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"


def test_errors_cross_processes():
    error = gainsay.ArticleError(3, "it has no text")
    assert str(error) == "article 3: it has no text"
    assert pickle.loads(pickle.dumps(gainsay.ReadError("why"))).args == ("why",)

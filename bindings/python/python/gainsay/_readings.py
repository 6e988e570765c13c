"""Claims of articles, and what articles mean for one another."""

from __future__ import annotations

import datetime
import decimal
import itertools
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Optional, Union

from . import _gainsay
from ._articles import Article, ArticleError, record

Reading = _gainsay.Reading

Day = Union[str, datetime.date]

# What one thread does before results are handed over: as much as keeps all threads at work, and no more in memory.
_TOGETHER = 64


def loads(json_text: Union[str, bytes]) -> object:
    """JSON with exact figures: ``int``, and ``Decimal`` where there is a fraction."""
    return json.loads(json_text, parse_float=decimal.Decimal)


def lines(ndjson: bytes) -> list[dict]:
    """The objects of NDJSON."""
    # One array is parsed in half the time of its lines. A line feed stands nowhere in JSON but between them.
    return loads(b"[" + ndjson.rstrip(b"\n").replace(b"\n", b",") + b"]")  # type: ignore[return-value]


def extract(
    text: Article,
    *,
    source: Optional[str] = None,
    published: Optional[Day] = None,
    title: Optional[str] = None,
    url: Optional[str] = None,
    id: Optional[str] = None,
) -> list[dict]:
    """The claims of an article, in order of its text.

    Args:
        text: The text of the article, or a mapping with it (see ``gainsay.record``).
        source: The outlet.
        published: The day of publication. Without one, "on Sunday" stays without a date.
        title: The headline, in which claims are looked for, too.
        url: Its address.
        id: What it is called; without one, a hash of its content.

    Returns:
        Dicts of ``gainsay.claim/1``: figures (``kind`` "quantity") and statements ("statement").

    Raises:
        gainsay.ReadError: It has no text, or its day is none.
    """
    given = record(text, source=source, date=published, title=title, url=url, id=id)
    return lines(_gainsay.extract(given))


def extract_ndjson(text: Article, **known: object) -> bytes:
    """As :func:`extract`, as the bytes that ``gainsay extract --format ndjson`` prints."""
    if "published" in known:
        known["date"] = known.pop("published")
    return _gainsay.extract(record(text, **known))


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[bytes]]:
    each = iter(articles)
    while batch := [record(article) for article in itertools.islice(each, size)]:
        yield batch


def _size(threads: Optional[int]) -> int:
    if threads is not None and not 0 < threads <= 256:
        raise ValueError(f"threads: from 1 to 256, not {threads}")
    return _TOGETHER * (threads or 8)


def extract_many(
    articles: Iterable[Article],
    *,
    threads: Optional[int] = None,
    errors: str = "raise",
) -> Iterator[list[dict]]:
    """The claims of many articles: one list an article, in their order.

    Articles are taken as they are needed, some hundred at a time, and worked on without Python's lock, by as many threads as
    there are cores unless ``threads`` says otherwise.

    Args:
        articles: Texts or mappings.
        threads: How many threads, from 1 to 256.
        errors: "raise" for an exception at the first article that cannot be read; "empty" for an empty list in its place.

    Raises:
        gainsay.ArticleError: An article cannot be read; it says which.
        ValueError: ``threads`` or ``errors`` is none of these.
    """
    size, strict = _size(threads), _strict(errors)
    pool = _gainsay.Threads(threads or 0)
    return _each(articles, size, strict, pool.extract, lines, [])


def read(text: Article, **known: object) -> Reading:
    """Everything that is read in an article: its claims, and what judging them needs.

    Takes what :func:`extract` takes. ``claims_of(reading)`` and ``reading.to_json()`` say what is in it.
    """
    if "published" in known:
        known["date"] = known.pop("published")
    return _gainsay.read(record(text, **known))


def read_many(
    articles: Iterable[Article], *, threads: Optional[int] = None, errors: str = "raise"
) -> Iterator[Optional[Reading]]:
    """As :func:`extract_many`, with readings; ``None`` in the place of one that cannot be read, if ``errors`` is "empty"."""
    size, strict = _size(threads), _strict(errors)
    pool = _gainsay.Threads(threads or 0)
    return _each(articles, size, strict, pool.read, lambda reading: reading, None)


def _strict(errors: str) -> bool:
    if errors not in ("raise", "empty"):
        raise ValueError(f'errors: "raise" or "empty", not {errors!r}')
    return errors == "raise"


def _each(articles, size, strict, work, done, empty):  # type: ignore[no-untyped-def]
    batches = _batches(articles, size)
    # While Python makes dicts of one batch, the next one is worked on.
    with ThreadPoolExecutor(1) as ahead:
        batch = next(batches, None)
        pending = ahead.submit(work, batch) if batch else None
        first = 0
        while pending is not None:
            following = next(batches, None)
            worked = pending.result()
            pending = ahead.submit(work, following) if following else None
            for at, (found, cause) in enumerate(worked):
                if found is not None:
                    yield done(found)
                elif strict:
                    raise ArticleError(first + at, cause)
                else:
                    yield empty if empty is None else type(empty)()
            first += len(worked)


def _listed(readings: Union[Reading, Iterable[Reading]]) -> list[Reading]:
    return [readings] if isinstance(readings, Reading) else list(readings)


def compare(
    a: Union[Reading, Iterable[Reading]],
    b: Union[Reading, Iterable[Reading]],
    *,
    verdicts: Iterable[str] = ("contradiction",),
) -> list[dict]:
    """What the articles of two lists mean for one another, each of the one against each of the other.

    Articles that tell of two things are not held against each other, whatever their figures.

    Args:
        a: A reading, or several.
        b: A reading, or several.
        verdicts: Which verdicts to keep, of "contradiction", "to_check", "update" and "agreement".

    Returns:
        Dicts of ``gainsay.finding/1``: ``a`` is the claim of the newer article, whichever was given first.
    """
    wanted = set(verdicts)
    unknown = wanted - {"contradiction", "to_check", "update", "agreement"}
    if unknown:
        raise ValueError(f"no such verdict: {', '.join(sorted(unknown))}")
    found = lines(_gainsay.compare(_listed(a), _listed(b)))
    return [finding for finding in found if finding["verdict"] in wanted]

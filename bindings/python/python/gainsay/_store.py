"""A database, as the command line keeps it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Optional, Union

from . import _gainsay
from ._articles import Article, record
from ._readings import Day, lines, loads


@dataclass
class Added:
    """What came of adding articles.

    Attributes:
        counts: How many were "new", a newer "version" or an "older" one of a stored article, "completed" (there already, with
            less), "unchanged", "kept" (there already with another outlet or day, which stay) or "failed".
        findings: All that the new ones contradict or update, and what is to check.
        failures: The place of each article that cannot be read among those given, from 0, and why.
    """

    counts: dict[str, int] = field(default_factory=dict)
    findings: list[dict] = field(default_factory=list)
    failures: list[tuple[int, str]] = field(default_factory=list)


def _day(day: Optional[Day]) -> Optional[str]:
    return None if day is None else str(day)


class Store:
    """One SQLite file of articles and what they claim; made if there is none.

    A file that other rules made is read again first, as by the command line; what was stored by it or is stored here, both
    read. Use it in ``with``, or ``close`` it.

    Raises:
        gainsay.StoreError: The file cannot be used: it is another program's, damaged, read-only, or made by a newer gainsay.
    """

    def __init__(self, path: Union[str, os.PathLike[str]]) -> None:
        self._store = _gainsay.Store(os.fspath(path))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<gainsay.Store at {self._store.path}>"

    def close(self) -> None:
        """Gives the file back; whatever is asked of the store afterwards raises ``StoreError``."""
        self._store.close()

    def add(self, articles: Union[Article, Iterable[Article]]) -> Added:
        """Stores articles, each whole or not at all; one that is there already changes nothing.

        Of an article that cannot be read ``failures`` says why, and the rest goes on.
        """
        single = isinstance(articles, str) or hasattr(articles, "keys")
        each: Iterator[Article] = iter([articles] if single else articles)  # type: ignore[list-item, arg-type]
        added = Added()
        for at, (what, told) in enumerate(self._store.add([record(article) for article in each])):
            added.counts[what] = added.counts.get(what, 0) + 1
            if what == "failed":
                added.failures.append((at, told.decode()))
            elif told:
                added.findings.extend(lines(told))
        return added

    def articles(
        self, *, source: Optional[str] = None, since: Optional[Day] = None, until: Optional[Day] = None
    ) -> list[dict]:
        """The stored articles, by day, outlet and id: id, source, published, title, url, author, figures, statements."""
        return lines(self._store.articles(source, _day(since), _day(until)))

    def claims(
        self,
        *,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[Day] = None,
        until: Optional[Day] = None,
    ) -> list[dict]:
        """The stored claims that pass, as ``gainsay claims`` lists them.

        Args:
            speaker: Said by this person or body, in any spelling; by whoever it fits, if it fits several.
            source: In this outlet.
            kind: "quantity" or "statement".
            about: With all these words in it or in its sentence.
            since: Published on this day or later; ``until``: or earlier.
        """
        return lines(self._store.claims(speaker, source, kind, about, _day(since), _day(until)))

    def findings(
        self,
        *,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[Day] = None,
        until: Optional[Day] = None,
        to_check: bool = False,
    ) -> list[dict]:
        """The stored contradictions that pass, dismissed ones left out; with ``to_check`` what may be one, too.

        Takes what :meth:`claims` takes; ``kind`` is that of a finding: "quantity", "quote", "speaker", "polarity", "date", "sum".
        """
        return lines(self._store.findings(speaker, source, kind, about, _day(since), _day(until), to_check))

    def report(
        self,
        *,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[Day] = None,
        until: Optional[Day] = None,
        to_check: bool = False,
    ) -> list[dict]:
        """The facts in dispute, the gravest first, as ``gainsay report --format json`` prints them."""
        asked = (speaker, source, kind, about, _day(since), _day(until), to_check)
        return loads(self._store.report(*asked))  # type: ignore[return-value]

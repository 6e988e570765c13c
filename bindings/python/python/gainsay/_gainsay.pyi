"""The compiled part: records of articles in, lines of JSON out."""

from typing import Optional

class ReadError(ValueError):
    """An article cannot be read; the message says why."""

class StoreError(Exception):
    """A database cannot be used; the message says why, and what to try."""

class Reading:
    """Everything that was read in an article, ready to meet others."""

    @staticmethod
    def from_json(json: str) -> Reading:
        """From the JSON of ``gainsay.reading/1``; ``ValueError`` if it is none."""
    def to_json(self) -> bytes:
        """The JSON of ``gainsay.reading/1``."""
    def claims(self) -> bytes:
        """Its claims as NDJSON."""
    def story_keys(self) -> list[str]:
        """The words by which articles of one story find each other, the most telling first."""
    @property
    def id(self) -> str: ...
    @property
    def source(self) -> Optional[str]: ...
    @property
    def published(self) -> Optional[str]: ...

class Threads:
    def __init__(self, threads: int) -> None: ...
    def extract(self, records: list[bytes]) -> list[tuple[Optional[bytes], Optional[str]]]: ...
    def read(self, records: list[bytes]) -> list[tuple[Optional[Reading], Optional[str]]]: ...

class Store:
    def __init__(self, path: str) -> None: ...
    def close(self) -> None: ...
    @property
    def path(self) -> str: ...
    def add(self, records: list[bytes]) -> list[tuple[str, bytes]]: ...
    def articles(
        self, source: Optional[str] = None, since: Optional[str] = None, until: Optional[str] = None
    ) -> bytes: ...
    def claims(
        self,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[str] = None,
        until: Optional[str] = None,
    ) -> bytes: ...
    def findings(
        self,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[str] = None,
        until: Optional[str] = None,
        to_check: bool = False,
    ) -> bytes: ...
    def report(
        self,
        speaker: Optional[str] = None,
        source: Optional[str] = None,
        kind: Optional[str] = None,
        about: Optional[str] = None,
        since: Optional[str] = None,
        until: Optional[str] = None,
        to_check: bool = False,
    ) -> bytes: ...

def extract(record: bytes) -> bytes: ...
def read(record: bytes) -> Reading: ...
def compare(a: list[Reading], b: list[Reading]) -> bytes: ...
def compare_own(readings: list[Reading]) -> bytes: ...

"""Articles on their way in: a text, or a mapping with one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Union

Article = Union[str, Mapping]
"""A text, or a mapping with "text" and any of "id", "source", "date" (or "published"), "title", "url", "author"
and "modified"; other keys are left alone. Days are ``datetime.date`` or text as ``YYYY-MM-DD``."""


class ArticleError(ValueError):
    """One of several articles cannot be read.

    Attributes:
        index: Its place among those that were given, from 0.
        cause: Why.
    """

    def __init__(self, index: int, cause: str) -> None:
        super().__init__(f"article {index}: {cause}")
        self.index = index
        self.cause = cause


def _plain(value: object) -> object:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of an article: {value!r}")


def record(article: Article, **known: object) -> bytes:
    """An article as one line of JSON, as ``gainsay`` reads it from NDJSON.

    Args:
        article: A text, or a mapping (see :data:`Article`).
        known: What the article lacks; what is ``None`` says nothing.

    Raises:
        TypeError: It is neither, or a value of it is none that JSON has.
    """
    if isinstance(article, str):
        fields: dict = {"text": article}
    elif isinstance(article, Mapping):
        fields = {key: value for key, value in article.items() if value is not None}
        # What our own tables call it.
        if "published" in fields and "date" not in fields:
            fields["date"] = fields.pop("published")
    else:
        raise TypeError(f"an article is a str or a mapping, not {type(article).__name__}")
    for key, value in known.items():
        if value is not None:
            fields.setdefault(key, value)
    # Half a character, which Python's text may hold, is written as its escape; reading says what it makes of it.
    return json.dumps(fields, default=_plain).encode("ascii")

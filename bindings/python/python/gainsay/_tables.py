"""Claims and findings as Arrow tables, where pyarrow is installed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    import pyarrow

# Value and bounds are text, as in the JSON: a decimal type of one scale holds neither a population nor an interest rate of all news.
_CLAIM = (
    "id kind article source published title url field start end text sentence value low high modifier unit dimension measure "
    "event agent polarity factuality time_start time_end place speaker directness cue"
).split()
_NUMBERS = {f"{side}{end}" for side in ("", "a_", "b_") for end in ("start", "end")}


def _pyarrow():  # type: ignore[no-untyped-def]
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("tables need pyarrow: pip install 'gainsay[arrow]'") from error
    return pyarrow


def _exact(value: Optional[object]) -> Optional[str]:
    if isinstance(value, Decimal):
        return format(value, "f")
    return None if value is None else str(value)


def _row(claim: dict) -> dict:
    article, quantity = claim["article"], claim.get("quantity") or {}
    event, time, said = claim.get("event") or {}, claim.get("time") or {}, claim.get("attribution") or {}
    statement = claim.get("statement") or {}
    return {
        "id": claim["id"],
        "kind": claim["kind"],
        "article": article["id"],
        "source": article["source"],
        "published": article["published"],
        "title": article["title"],
        "url": article["url"],
        "field": claim["field"],
        "start": claim["span"][0],
        "end": claim["span"][1],
        "text": claim["text"],
        "sentence": claim["sentence"]["text"],
        "value": _exact(quantity.get("value")),
        "low": _exact(quantity.get("low")),
        "high": _exact(quantity.get("high")),
        "modifier": quantity.get("modifier"),
        "unit": quantity.get("unit"),
        "dimension": quantity.get("dimension"),
        "measure": (claim.get("measure") or {}).get("text"),
        "event": event.get("lemma"),
        "agent": event.get("agent"),
        "polarity": statement.get("polarity") or event.get("polarity"),
        "factuality": statement.get("factuality") or event.get("factuality"),
        "time_start": time.get("start"),
        "time_end": time.get("end"),
        "place": "; ".join(claim.get("place") or []) or None,
        "speaker": said.get("speaker"),
        "directness": said.get("directness"),
        "cue": said.get("cue"),
    }


def _schema(pa, names):  # type: ignore[no-untyped-def]
    kinds = {"score": pa.float64(), **dict.fromkeys(_NUMBERS, pa.int64())}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in names])


def claims_table(claims: Iterable[dict]) -> pyarrow.Table:
    """Claims as an Arrow table, one a row; figures are exact decimals as text.

    Raises:
        ImportError: pyarrow is not installed.
    """
    pa = _pyarrow()
    return pa.Table.from_pylist([_row(claim) for claim in claims], schema=_schema(pa, _CLAIM))


def findings_table(findings: Iterable[dict]) -> pyarrow.Table:
    """Findings as an Arrow table, one a row, with the columns of both claims behind ``a_`` (the newer) and ``b_``.

    Raises:
        ImportError: pyarrow is not installed.
    """
    pa = _pyarrow()
    own = ["id", "verdict", "kind", "between", "severity", "score", "reason", "rule"]
    names = own + [f"{side}_{name}" for side in "ab" for name in _CLAIM]
    rows = []
    for finding in findings:
        row = {name: finding[name] for name in own}
        row["score"] = float(finding["score"])
        for side in "ab":
            row.update({f"{side}_{name}": value for name, value in _row(finding[side]).items()})
        rows.append(row)
    return pa.Table.from_pylist(rows, schema=_schema(pa, names))

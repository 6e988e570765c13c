"""What news articles claim, and where they contradict each other.

>>> import gainsay
>>> text = "A blast in Port Velda killed 14 people, police said."
>>> [claim["text"] for claim in gainsay.extract(text, source="Coast Wire", published="2031-03-05")]
['A blast in Port Velda killed 14 people', '14 people']

Claims and findings are dicts of the contracts ``gainsay.claim/1`` and ``gainsay.finding/1`` (``docs/schema``), the
same that the command line prints. Numbers without a fraction are ``int``, others ``decimal.Decimal``: no digit that was
printed is lost. Offsets count Unicode code points from 0, end exclusive, as Python's slices do.
"""

from __future__ import annotations

from ._articles import ArticleError, record
from ._gainsay import ReadError, StoreError
from ._readings import Reading, compare, extract, extract_many, extract_ndjson, read, read_many
from ._store import Added, Store
from ._tables import claims_table, findings_table

__version__ = "0.1.0"

__all__ = [
    "Added",
    "ArticleError",
    "ReadError",
    "Reading",
    "Store",
    "StoreError",
    "claims_table",
    "compare",
    "extract",
    "extract_many",
    "extract_ndjson",
    "findings_table",
    "read",
    "read_many",
    "record",
]

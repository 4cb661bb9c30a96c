"""Values as the driver gives them, in plain Python."""

from __future__ import annotations

import json
import math

from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from claimgraph.queries.rows import Rows, plain


def test_values_become_what_json_holds() -> None:
    value = {
        "day": Date(2021, 4, 7),
        "moment": DateTime(2021, 4, 7, 10, 8),
        "time": Time(10, 8),
        "while": Duration(months=1, days=2),
        "place": WGS84Point((13.4, 52.5)),
        "bytes": b"\x00\xff",
        "none": None,
        "list": [1, 2.5, True, "x", [None]],
        "no_number": math.nan,
    }
    found = plain(value)
    assert found == {
        "day": "2021-04-07",
        "moment": "2021-04-07T10:08:00.000000000",
        "time": "10:08:00.000000000",
        "while": "P1M2D",
        "place": {"srid": 4326, "coordinates": [13.4, 52.5]},
        "bytes": "AP8=",
        "none": None,
        "list": [1, 2.5, True, "x", [None]],
        "no_number": "nan",
    }
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_rows_are_counted_and_mapped() -> None:
    rows = Rows(("a", "b"), ((1, "x"), (2, None)))
    assert len(rows) == 2
    assert list(rows) == [(1, "x"), (2, None)]
    assert rows.dicts() == [{"a": 1, "b": "x"}, {"a": 2, "b": None}]

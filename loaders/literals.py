"""RDF literals of what articles hold: text that any serialisation takes, dates with their type."""

from __future__ import annotations

import re
from datetime import date, datetime

from rdflib.namespace import XSD
from rdflib.term import Literal, URIRef

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE_FORMS: tuple[tuple[re.Pattern[str], URIRef], ...] = (
    (re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*"), XSD.dateTime),
    (re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"), XSD.date),
    (re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])"), XSD.gYearMonth),
    (re.compile(r"(?!0000)[0-9]{4}"), XSD.gYear),
)


def text_literal(text: str) -> Literal:
    """Return text as a plain string, lone surrogates replaced one for one: offsets stay."""
    return Literal(_SURROGATE.sub("\ufffd", text))


def date_literal(text: str) -> Literal:
    """Return an ISO 8601 date under the XML Schema type of its precision; a vague one as text."""
    datatype = next((kind for form, kind in _DATE_FORMS if form.fullmatch(text)), None)
    if datatype == XSD.dateTime:
        return _moment(text)
    if datatype == XSD.date and not _is_day(text):
        return text_literal(text)
    return Literal(text, datatype=datatype) if datatype else text_literal(text)


def _moment(text: str) -> Literal:
    """Return a point in time; xsd:dateTime wants the seconds that ISO 8601 lets go."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text_literal(text)
    return Literal(moment.isoformat(), datatype=XSD.dateTime)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

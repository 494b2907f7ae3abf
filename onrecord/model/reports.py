"""What entered: a report and the parts of its page, as frozen values. Ids come from content alone."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.values import When


def content_id(prefix: str, *parts: object) -> str:
    """Return a stable id: `prefix-` and 16 hexadecimal digits of the SHA-256 of the parts as JSON."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


class PublishedBasis(StrEnum):
    """How the day of publication is known."""

    GIVEN = "given"
    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text. `text` is the working text that every offset counts in; `sha256` is of the bytes.

    `published` is what relative dates are resolved against, `published_given` what was given from
    outside (or stood in the file's metadata); a dateline in the text can overrule it.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_given: When | None = None
    media_type: str = "text/plain"
    encoding: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "published": self.published.edtf if self.published else None,
            "published_basis": self.published_basis.value,
            "published_given": self.published_given.edtf if self.published_given else None,
            "language": self.language,
            "media_type": self.media_type,
            "encoding": self.encoding,
            "sha256": self.sha256,
            "text": self.text,
        }


class Section(StrEnum):
    """What part of a page a stretch of text is; only `body` is told in full."""

    BODY = "body"
    HEADLINE = "headline"
    HIGHLIGHT = "highlight"
    HEADING = "heading"
    DATELINE = "dateline"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    NOTICE = "notice"
    REPEAT = "repeat"

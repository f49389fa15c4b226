"""Files with ranges as the standard has them (RFC 9110, 14): WhiteNoise by itself refuses a range of one byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.responders import Response, SlicedFile

_RANGE = re.compile(r"bytes=(?:(?P<first>[0-9]{1,18})-(?P<last>[0-9]{0,18})|-(?P<suffix>[0-9]{1,18}))")


class Files(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise, with ranges of our own."""

    def get_static_file(self, path: Any, url: Any, stat_cache: Any = None) -> Any:
        """The file at a path."""
        return _Ranged(super().get_static_file(path, url, stat_cache))


class _Ranged:
    """A file of WhiteNoise's, of which a part may be asked for."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole

    def get_response(self, method: str, asked: Mapping[str, Any]) -> Any:
        """The whole file, or the part asked for where its tag is still the same."""
        answer = self._whole.get_response(method, {name: value for name, value in asked.items() if name != "HTTP_RANGE"})
        if method != "GET" or answer.status != HTTPStatus.OK or asked.get("HTTP_IF_RANGE", self._whole.etag) != self._whole.etag:
            return answer
        size = int(dict(answer.headers)["Content-Length"])
        part = span(asked.get("HTTP_RANGE", ""), size)
        if part is None:
            return answer
        if not part:
            return self._whole.get_range_not_satisfiable_response(answer.file, size)
        others = [(name, value) for name, value in answer.headers if name != "Content-Length"]
        told = [("Content-Range", f"bytes {part[0]}-{part[-1]}/{size}"), ("Content-Length", str(len(part)))]
        return Response(HTTPStatus.PARTIAL_CONTENT, [*others, *told], SlicedFile(answer.file, part[0], part[-1]))


def span(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for of a file of this size, none where they lie behind its end; None where it is to be ignored."""
    match = _RANGE.fullmatch(asked.strip())
    if match is None:
        return None
    if match["suffix"]:
        return range(max(size - int(match["suffix"]), 0), size)
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else size - 1
    if match["last"] and last < first:
        return None
    return range(first, min(last + 1, size))

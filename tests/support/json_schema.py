"""A small validator of JSON Schema for the keywords that occur in ours, to see what an editor would underline in a guide."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from generator.guide.kinds import schema_line
from generator.guide.schema import schemas

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "null": type(None),
}


def refused(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """True where the value breaks the schema, for the keywords that occur in ours; an unknown keyword is an error."""
    notes = {"title", "description", "default", "format", "$defs", "$schema"}
    return any(broken(word, wanted, value, schema, root) for word, wanted in schema.items() if word not in notes)


def broken(word: str, wanted: Any, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """True where the value breaks one keyword of JSON Schema 2020-12."""
    if word in ("$ref", "anyOf", "type", "enum", "const"):
        rules: dict[str, Callable[[], bool]] = {
            "$ref": lambda: refused(value, root["$defs"][wanted.rsplit("/", 1)[1]], root),
            "anyOf": lambda: all(refused(value, each, root) for each in wanted),
            "type": lambda: not any(isinstance(value, TYPES[each]) for each in ([wanted] if isinstance(wanted, str) else wanted)),
            "enum": lambda: value not in wanted,
            "const": lambda: value != wanted,
        }
        return rules[word]()
    if word in ("pattern", "minLength", "maxLength"):
        if not isinstance(value, str):
            return False
        return not re.search(wanted, value) if word == "pattern" else outside(len(value), word, wanted)
    if word in ("minimum", "maximum"):
        return isinstance(value, int | float) and not isinstance(value, bool) and outside(value, word, wanted)
    if word in ("minItems", "maxItems", "items", "prefixItems"):
        if not isinstance(value, list):
            return False
        if word == "items":
            return any(refused(each, wanted, root) for each in value)
        if word == "prefixItems":
            return any(refused(each, its, root) for each, its in zip(value, wanted, strict=False))
        return outside(len(value), word, wanted)
    assert word in OF_OBJECTS, f"the test's validator does not know {word}"
    return isinstance(value, dict) and object_broken(word, wanted, value, schema, root)


OF_OBJECTS = ("minProperties", "maxProperties", "required", "properties", "patternProperties", "propertyNames", "additionalProperties")


def object_broken(word: str, wanted: Any, value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """The same for keywords that speak of objects."""
    patterns = schema.get("patternProperties", {})
    if word == "required":
        return not set(wanted) <= set(value)
    if word == "propertyNames":
        return any(refused(name, wanted, root) for name in value)
    if word == "properties":
        return any(refused(value[name], wanted[name], root) for name in value if name in wanted)
    if word == "patternProperties":
        return any(refused(value[name], its, root) for pattern, its in wanted.items() for name in value if re.search(pattern, name))
    if word == "additionalProperties":
        others = [n for n in value if n not in schema.get("properties", {}) and not any(re.search(each, n) for each in patterns)]
        return any(wanted is False or refused(value[name], wanted, root) for name in others)
    return outside(len(value), word, wanted)


def outside(size: float, word: str, limit: float) -> bool:
    return size < limit if word.startswith("min") else size > limit


def as_an_editor_sees(raw: bytes) -> Any:
    """A guide with YAML's own guesses about values; dates as text, as JSON has no dates."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(each) for key, each in value.items()}
        if isinstance(value, list):
            return [plain(each) for each in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    return plain(yaml.load(raw, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@cache
def schema_of(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schemas()[f"schema/{name}"])
    return schema


def breaks(name: str, raw: bytes) -> bool:
    schema = schema_of(schema_line(name).rpartition("/")[2])
    return refused(as_an_editor_sees(raw), schema, schema)

"""JSON Schemas of the guides, from the models, so that editors complete field names and underline mistakes while one types.

They say what the reader accepts: a record that may be written as one bare value takes both forms, and text may look like a number,
because the reader keeps every value as typed.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.guide.base import Short
from generator.guide.kinds import KINDS
from generator.guide.screen import Element
from generator.guide.shape import bare_field


def schemas() -> dict[str, bytes]:
    """The schema files by their path inside the guides folder: `schema/lesson.json`."""
    made = {}
    for kind in KINDS:
        schema = kind.model.model_json_schema(mode="validation", schema_generator=_Editors)
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.says, **_tidied(schema)}
        made[f"schema/{kind.name}.json"] = (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
    return made


class _Editors(GenerateJsonSchema):
    """The models' own schema, made as lenient as the reader."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("description", None)
        model = schema["cls"]
        if issubclass(model, Short):
            bare = made["properties"][model.model_fields[bare_field(model)].alias or bare_field(model)]
            return {"anyOf": [{key: value for key, value in bare.items() if key != "description"}, made]}
        if issubclass(model, Element):
            return {**made, "minProperties": 1, "maxProperties": 1}
        return made


def _tidied(node: Any) -> Any:
    """Without what editors would show and authors cannot use: English titles made from field names, empty defaults."""
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node:
        node = node | {"properties": {name: _tidied(each) for name, each in node["properties"].items()}}
        return {key: node[key] if key == "properties" else _tidied(node[key]) for key in node if key != "title"}
    return {
        key: {name: _tidied(each) for name, each in value.items()} if key == "$defs" else _tidied(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, []))
    }

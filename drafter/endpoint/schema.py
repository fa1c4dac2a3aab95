"""The JSON schema sent to a server: pydantic's, reduced to what every server understands.

Portable subset (observed across OpenAI, vLLM, SGLang, llama.cpp, Ollama and their gateways): objects with ASCII keys,
every property required, `additionalProperties: false`, arrays, strings, integers, numbers, booleans, enums, null by
`anyOf` with one other branch; `$defs` inlined; no bounds, patterns, formats, defaults or titles.
"""

import functools
from typing import Any

from pydantic import BaseModel

_KEPT = ("type", "description", "enum", "const")


@functools.cache
def portable_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """Return the portable schema of a pydantic class, which the caller must not change.

    Raises ValueError for what the subset cannot say.
    """
    whole = answer.model_json_schema()
    return _reduce(whole, whole.get("$defs", {}))


def _reduce(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        target = definitions[node["$ref"].rsplit("/", 1)[1]]
        described = {"description": node["description"]} if "description" in node else {}
        return _reduce({**target, **described}, definitions)
    reduced = {key: node[key] for key in _KEPT if key in node}
    if "anyOf" in node:
        reduced["anyOf"] = _nullable(node["anyOf"], definitions)
    if node.get("type") == "array":
        reduced["items"] = _reduce(node["items"], definitions)
    if node.get("type") == "object":
        reduced |= _closed_object(node, definitions)
    return reduced


def _nullable(branches: list[dict[str, Any]], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    others = [branch for branch in branches if branch.get("type") != "null"]
    if len(others) != 1 or len(branches) != len(others) + 1:
        raise ValueError("only «X or null» is portable, not a union")
    return [_reduce(others[0], definitions), {"type": "null"}]


def _closed_object(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = node.get("properties", {})
    if not properties or not all(name.isascii() for name in properties):
        raise ValueError("an object needs named ASCII keys")
    return {
        "properties": {name: _reduce(child, definitions) for name, child in properties.items()},
        "required": list(properties),
        "additionalProperties": False,
    }

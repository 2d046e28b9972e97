"""Asks the real jinja2, as ibek sets it up: one JSON object a line in, one a line out.

In:  {"template": "{{ a + 1 }}", "context": {"a": {"int": "5"}}, "type": ""}
     {"literal": "[1, 2]", "type": "list"}
Out: {"text": "6", "value": "'6'"} or {"error": "'a' is undefined"}
"""

import json
import sys
import warnings

from ibek.utils import UTILS, make_template


warnings.simplefilter("ignore")  # of odd literals; the answer says all


class Thing:
    """Stands for an entity: has attributes and a text, no items."""

    def __init__(self, attributes):
        self.__dict__.update(attributes)

    def __str__(self):
        return "THING"


Thing.__module__ = "ibek.entity_factory"
Thing.__name__ = Thing.__qualname__ = "m_Thing"


class Global:
    """Stands for ibek's `_global`: what it does is tested where it is evaluated."""

    def incrementor(self, *args, **kwargs):
        return 3

    def get(self, *args):
        return "got"

    def set(self, key, value):
        return value

    def get_env(self, key):
        return ""


def value_of(tagged):
    kind, value = next(iter(tagged.items()))
    if kind == "int":
        return int(value)
    if kind == "float":
        return float(value)
    if kind == "tuple":
        return tuple(map(value_of, value))
    if kind == "list":
        return list(map(value_of, value))
    if kind == "dict":
        return {value_of(key): value_of(item) for key, item in value}
    if kind == "object":
        return Thing({key: value_of(item) for key, item in value.items()})
    if kind == "global":
        return Global()
    return value  # plain: text, bool, None


def answer(case):
    try:
        if "literal" in case:
            return {"value": repr(UTILS._coerce(case["literal"], case["type"]))}
        text = make_template(case["template"]).render({key: value_of(item) for key, item in case["context"].items()})
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a refusal
        return {"error": str(error)}
    try:
        # As UTILS.render goes on, which would bring its own `ioc_name` and what earlier cases stored.
        implied = UTILS.re_get_type.search(case["template"])
        wanted = case["type"] or (implied.group(1) if implied else "")
        return {"text": text, "value": repr(UTILS._coerce(text, wanted))}
    except Exception:  # noqa: BLE001
        return {"text": text, "value": "refused"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

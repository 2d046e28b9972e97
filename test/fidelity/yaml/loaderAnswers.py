"""What ibek's YAML loader makes of texts: one JSON string a line in, one object a line out.

Out: {"value": "{'a': [1, 2]}"} as Python prints it, or {"error": "ScannerError"}
"""

import json
import sys

from ruamel.yaml import YAML

for line in sys.stdin:
    try:
        answer = {"value": repr(YAML(typ="safe").load(json.loads(line)))}
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a refusal
        answer = {"error": type(error).__name__}
    print(json.dumps(answer))

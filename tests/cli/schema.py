#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""schema.py FOLDER SCHEMA FILE: every line of FILE is as docs/schema/SCHEMA
says, and has no member that the schema does not name."""
import json
import sys

import jsonschema

folder, name, path = sys.argv[1:]


def strict(schema):
    """The schema without room for members that it does not name."""
    if isinstance(schema, list):
        return [strict(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    found = {k: strict(v) for k, v in schema.items()}
    if isinstance(schema.get("properties"), dict) and "required" in schema:
        found["additionalProperties"] = False
    return found


def load(file):
    with open(f"{folder}/{file}", encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


main = load(name)
if name == "line.json":  # its references, in one document
    answer = load("answer.json")
    main["$defs"] = answer["$defs"]
    main["oneOf"] = [{"$ref": s["$ref"].replace("answer.json", "")}
                     for s in main["oneOf"]]
validator = jsonschema.Draft202012Validator(strict(main))
lines = 0
for lines, line in enumerate(open(path, encoding="utf-8"), 1):
    for error in validator.iter_errors(json.loads(line)):
        best = jsonschema.exceptions.best_match([error])
        sys.exit(f"{path}:{lines}: {best.json_path}: {best.message[:300]}")
if lines == 0:
    sys.exit(f"{path}: no line")

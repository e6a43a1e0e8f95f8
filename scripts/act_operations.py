#!/usr/bin/env python3
"""Writes the operations of acts into api/openapi.yaml, out of the table of acts as a node answers it at /api/v1/acts:

    scripts/act_operations.py < acts.json

What stands between the marks in that file is this program's, everything else is written by hand. tests/cli/api_test.py
fails where the two differ.
"""

import json
import os
import re
import sys

CONTRACT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "api", "openapi.yaml")

# What an argument may be, where the table has no more than its name.
ENUMERATIONS = {
    ("block-review", "finding"): ["stands", "unfounded"],
    ("meeting-challenge", "of"): ["quorum", "order", "agenda"],
    ("again", "purpose"): ["reconsider", "rescind", "ratify", "renew", "veto", "show"],
    ("texts", "what"): ["keep", "drop"],
}
REFERENCES = {("position", "position"): "Stance", ("enter", "position"): "Stance"}
NUMBERS = {("meeting-item", "item"), ("budget-spend", "amount")}
# Where the command line takes a file, here is what stands in it.
HELP = {"charter": "the text of a charter; what it does not name stays as it is"}

# What somebody in the room does through the member's device.
FOR_GUESTS = {"meeting-ask", "enter"}

# What acts answer with beside the usual.
ANSWERS = {
    "found": "ActFound",
    "invite": "ActInvite",
    "join": "Joined",
    "device-request": "DeviceCode",
    "device-add": "ActDevice",
    "device-suspend": "ActDevice",
    "device-witness": "ActDevice",
    "list-person": "ActListed",
    "propose": "ActProposal",
    "decide": "ActSigned",
    "confirm": "ActSigned",
    "texts": "ActTexts",
    "election-vote": "ActBallot",
    "election-audit": "ActAudit",
    "seal-ask": "Seal",
    "reconvene": "Seal",
    "reconvene-sign": "Seal",
}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def json_name(name):
    return name.replace("-", "_")


def schema_name(act):
    return "".join(part.capitalize() for part in act["name"].split("-")) + "Words"


def type_of(act, word, is_option):
    value = word["value"]
    place = (act["name"], word["name"])
    if is_option and value is None:
        return "{type: boolean"
    if place in REFERENCES:
        return "{$ref: '#/components/schemas/%s'" % REFERENCES[place]
    if value == "N" or place in NUMBERS:
        one = "type: integer, minimum: 0"
    elif place in ENUMERATIONS:
        one = "type: string, enum: [%s]" % ", ".join(ENUMERATIONS[place])
    elif value and "|" in value:
        one = "type: string, enum: [%s]" % ", ".join(quoted(each) if each in ("Y", "N") else each for each in value.split("|"))
    else:
        one = "type: string"
    return "{type: array, items: {%s}" % one if word["many"] else "{" + one


def property_line(act, word, is_option):
    kind = type_of(act, word, is_option)
    return "        %s: %s, description: %s}\n" % (json_name(word["name"]), kind, quoted(HELP.get(word["name"], word["help"])))


def operation(act):
    out = "  /acts/%s:\n    post:\n" % act["name"]
    out += "      operationId: act_%s\n" % json_name(act["name"])
    out += "      tags: [acts]\n      summary: %s\n" % quoted(act["summary"])
    out += "      x-roles: [%s]\n" % ("owner, guest" if act["name"] in FOR_GUESTS else "owner")
    out += "      parameters: [{$ref: '#/components/parameters/assembly'}, {$ref: '#/components/parameters/idempotency_key'}]\n"
    out += "      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}}\n" % schema_name(act)
    out += "      responses:\n"
    out += "        '200': {description: done, content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}}\n" % (
        ANSWERS.get(act["name"], "Act"))
    return out + "        default: {$ref: '#/components/responses/Problem'}\n"


def schema(act):
    out = "    %s:\n      type: object\n      additionalProperties: false\n" % schema_name(act)
    required = [json_name(word["name"]) for word in act["arguments"] + act["options"] if word["required"]]
    if required:
        out += "      required: [%s]\n" % ", ".join(required)
    lines = [property_line(act, word, False) for word in act["arguments"]] + [property_line(act, word, True) for word in act["options"]]
    return out + ("      properties:\n" + "".join(lines) if lines else "")


def between(text, mark, new):
    begin, end = "# %s: begin\n" % mark, "# %s: end\n" % mark
    pattern = re.compile("( *" + re.escape(begin) + ").*?( *" + re.escape(end) + ")", re.DOTALL)
    out, times = pattern.subn(lambda found: found.group(1) + new + found.group(2), text)
    if times != 1:
        raise SystemExit("%s has not exactly one section %s" % (CONTRACT, mark))
    return out


def written(text, acts):
    """The contract with the operations of these acts."""
    text = between(text, "operations of acts", "".join(operation(act) for act in acts))
    return between(text, "words of acts", "".join(schema(act) for act in acts))


def main():
    acts = json.load(sys.stdin)["acts"]
    with open(CONTRACT, encoding="utf-8") as file:
        old = file.read()
    with open(CONTRACT, "w", encoding="utf-8") as file:
        file.write(written(old, acts))


if __name__ == "__main__":
    main()

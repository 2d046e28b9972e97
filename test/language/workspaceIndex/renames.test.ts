import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { renameSubject } from "../../../language-server/ioc/workspaceIndex/renameSubject.ts";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { pathOfUri } from "../../../language-server/text/fileUri.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { beamline, changed, type Change, FIRST, OWN, SECOND, SHARED } from "./beamline.ts";

/** The lines that a rename at the cursor changes, as they are then; or the sentence that refuses it. */
async function renamed(changes: Change | readonly Change[], newName: string): Promise<readonly string[] | string> {
  const { workspace, files, path, offset } = beamline([changes].flat());
  const indexed = await new WorkspaceIndex(workspace).current();
  const [subject] = indexed.siteAt(path, offset)?.subjects ?? [];
  assert.ok(subject);
  const answer = renameSubject(subject, newName, indexed, { path, uri: `file://${path}` });
  return answer.ok ? changedLines(files, answer.value) : answer.why;
}

function changedLines(files: Readonly<Record<string, string>>, { changes }: WorkspaceEdit): readonly string[] {
  return Object.entries(changes ?? {}).flatMap(([uri, edits]) => {
    const text = files[pathOfUri(uri) ?? ""] ?? "";
    const lines = new LineIndex(text);
    const after = edits
      .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
    const before = text.split("\n");
    return after
      .split("\n")
      .filter((line, at) => line !== before[at])
      .map((line) => line.trim());
  });
}

test("a type is renamed where it is defined and wherever it is used, with the quotes it has there", async () => {
  const expected = [
    "- name: Instrument",
    '- {type: m.Instrument, port: "{{ main }}", P: "{{ P }}:1"}',
    '- {type: m.Instrument, port: "{{ main }}", P: "{{ P }}:2"}',
    "- type: m.Instrument",
    `entity: {type: 'm.Instrument', port: p1, P: "X{{ index }}"}`,
    '- {type: m.Instrument, port: q1, "P": OTHER}',
  ].sort();
  const one = await renamed(changed(FIRST, "type: m.Device", "type: m.De$0vice"), "Instrument");
  assert.deepEqual(typeof one === "string" ? one : one.toSorted(), expected);
  assert.deepEqual(await renamed(changed(SHARED, "name: Device", "name: De$0vice"), "m.Instrument"), one);
});

test("a parameter is renamed with its Jinja and where entities give it; databases keep the name of their macro", async () => {
  const found = await renamed(changed(FIRST, "    P: FIRST", "    $0P: FIRST"), "PREFIX");
  assert.deepEqual(found, [
    "PREFIX: {type: str, description: its prefix}",
    'R: {type: str, description: its suffix, default: "{{ PREFIX }}:R"}',
    '- value: device("{{ PREFIX }}", "{{ port.addr }}", {{ port.host }})',
    'args: {P: "{{ PREFIX }}", R: "{{ R }}", PORT: "{{ port }}"}',
    '- {type: m.Device, port: "{{ main }}", PREFIX: "{{ P }}:1"}',
    '- {type: m.Device, port: "{{ main }}", PREFIX: "{{ P }}:2"}',
    "PREFIX: FIRST",
    'R: "{{ port.addr }}-{{ PREFIX }}"',
    `entity: {type: 'm.Device', port: p1, PREFIX: "X{{ index }}"}`,
    '- {type: m.Device, port: q1, "PREFIX": OTHER}',
  ]);
});

test("a parameter that others use as an attribute is renamed there, too", async () => {
  assert.deepEqual(await renamed(changed(SHARED, "      addr: {", "      ad$0dr: {"), "address"), [
    "address: {type: str, description: its address}",
    `host: {description: the address without its number, value: "{{ address.split(':')[0] }}"}`,
    'port("{{ name }}", "{{ address }}")',
    '- value: device("{{ P }}", "{{ port.address }}", {{ port.host }})',
    '- {type: m.Port, name: p1, address: "a:1"}',
    'R: "{{ port.address }}-{{ P }}"',
    "- {type: m.Port, name: q1, address: b}",
  ]);
});

test("a calculated value is renamed", async () => {
  assert.deepEqual(await renamed(changed(SHARED, "port.host", "port.ho$0st"), "machine"), [
    `machine: {description: the address without its number, value: "{{ addr.split(':')[0] }}"}`,
    "# {{ name }} at {{ machine }}",
    '- value: device("{{ P }}", "{{ port.addr }}", {{ port.machine }})',
  ]);
});

test("what an instance defines for itself is renamed in that instance alone", async () => {
  assert.deepEqual(await renamed(changed(OWN, "      P: {type", "      $0P: {type"), "Q"), [
    "Q: {type: str, description: its prefix}",
    'args: {P: "{{ Q }}"}',
    "- {type: own.Device, port: q1, Q: MINE}",
  ]);
});

test("in escaped text the name itself is edited", async () => {
  const escaped = String.raw`"d\u0065v(\"{{ P }}\") # "`;
  const found = await renamed(
    [AT_P, changed(SHARED, 'device("{{ P }}", "{{ port.addr }}", {{ port.host }})', escaped)],
    "PREFIX",
  );
  assert.ok(found.includes(String.raw`- value: "d\u0065v(\"{{ PREFIX }}\") # "`), String(found));
});

const AT_P = changed(FIRST, "    P: FIRST", "    $0P: FIRST");
const AT_ADDR = changed(SHARED, "      addr: {", "      ad$0dr: {");
const AT_DEVICE = changed(FIRST, "type: m.Device", "type: m.De$0vice");
const PRE_INIT = '      - value: device("{{ P }}"';

/** A model with an object parameter `x` that uses it in some way. */
function other(use: string): Change {
  const model = `  - name: Other\n    description: o\n    parameters: {x: {type: object, description: o}}\n`;
  return changed(SHARED, "  - name: Pair", `${model}    pre_init: [{value: "${use}"}]\n  - name: Pair`);
}

const REFUSED: readonly (readonly [string, readonly Change[], string, string])[] = [
  [
    "a type that an image defines",
    [changed(FIRST, "type: m.Device", "type: other.De$0vice")],
    "X",
    "`other.Device` is not defined in this workspace: its definition comes from an image, or is not there at all.",
  ],
  ["a type of ibek's own", [changed(FIRST, "ibek.repeat", "ibek.re$0peat")], "X", "`ibek.repeat` is ibek's own."],
  ["a type to a name that is taken", [AT_DEVICE], "Port", "`m.Port` is taken: m.ibek.support.yaml defines it."],
  [
    "a type to something that is no name",
    [AT_DEVICE],
    "a b",
    "The name of an entity model is letters, digits and underscores.",
  ],
  [
    "a type that Jinja may make",
    [AT_DEVICE, changed(SHARED, 'm.Device, port: "{{ main }}", P: "{{ P }}:1"', `"m.{{ P }}", port: "{{ main }}"`)],
    "X",
    "Jinja in the `sub_entities` of `m.Pair` may make the type `m.Device`.",
  ],
  [
    "a type that is defined twice in one file",
    [AT_DEVICE, changed(SHARED, "  - name: Pair", "  - name: Device\n    description: again\n  - name: Pair")],
    "X",
    "`m.Device` is defined more than once: change one of them by hand first.",
  ],
  ["a parameter to one the model has", [AT_P], "R", "`m.Device` has a `R` already."],
  [
    "a parameter to something that is no name",
    [AT_P],
    "P-1",
    "The name of a parameter is letters, digits and underscores.",
  ],
  ["a parameter to a word of Jinja", [AT_P], "not", "`not` means something else to ibek."],
  [
    "what the model does not have",
    [changed(FIRST, "    P: FIRST", "    $0X: FIRST")],
    "Y",
    "`X` of `m.Device` is not defined in this workspace.",
  ],
  [
    "a parameter that a pattern gives to a database",
    [AT_P, changed(SHARED, "args: {P: ,", 'args: {".*": ,')],
    "PREFIX",
    "The argument `.*` gives `P` to device.template under its own name.",
  ],
  [
    "a parameter that an alias gives",
    [AT_P, changed(SECOND, "P: MINE}", "P: MINE}\n  - &d {type: m.Device, port: q1, P: D}\n  - <<: *d")],
    "PREFIX",
    "`P` is not written out in line 7 of second/config/ioc.yaml.",
  ],
  [
    "an attribute of an object whose type nothing tells",
    [AT_ADDR, other("{{ x.addr }}")],
    "address",
    "`x.addr` in line 28 of m.ibek.support.yaml may be used of a `m.Port`.",
  ],
  [
    "an attribute of objects of two types",
    [
      AT_ADDR,
      changed(SECOND, "port: q1, P: MINE}", "port: q1, P: MINE}\n  - {type: m.Bus, name: b1, addr: c}"),
      changed(SECOND, 'port: q1, "P"', 'port: b1, "P"'),
      changed(
        SHARED,
        "  - name: Pair",
        "  - name: Bus\n    description: b\n    parameters:\n      name: {type: id, description: n}\n      addr: {type: str, description: a}\n  - name: Pair",
      ),
    ],
    "address",
    "`addr` in line 21 of m.ibek.support.yaml is used of entities of several types.",
  ],
  [
    "a parameter in Jinja that cannot be followed",
    [AT_P, changed(SHARED, PRE_INIT, '      - value: device("{{ P')],
    "PREFIX",
    "Jinja in line 21 of m.ibek.support.yaml may use `P`, and not all of it can be followed here.",
  ],
  [
    "a parameter whose name a loop uses for something else",
    [AT_P, changed(SHARED, PRE_INIT, `      - value: "{% for P in [1] %}{{ P }}{% endfor %}"\n${PRE_INIT}`)],
    "PREFIX",
    "Jinja in line 21 of m.ibek.support.yaml may use `P`, and not all of it can be followed here.",
  ],
  [
    "a parameter in Jinja behind an alias",
    [
      AT_P,
      changed(SHARED, "entity_models:", 'shared: [&line "{{ P }}"]\nentity_models:'),
      changed(SHARED, PRE_INIT, `      - value: *line\n${PRE_INIT}`),
    ],
    "PREFIX",
    "Jinja in line 22 of m.ibek.support.yaml may use `P`, and not all of it can be followed here.",
  ],
  ...(
    [
      ["a subscript", "{{ x['addr'] }}"],
      ["another name for an entity", "{% set q = x %}{{ q.addr }}"],
      ["a loop over entities", "{% for q in [x] %}{{ q.addr }}{% endfor %}"],
      ["a choice of entities", "{{ (x if true else x).addr }}"],
      ["a format", "{{ '{0.addr}'.format(x) }}"],
      ["a filter", "{{ x | attr('addr') }}"],
      ["a filter of many", "{{ [x] | map(attribute='addr') | list }}"],
      ["a variable of the IOC", "{{ _global.get('pp').addr }}"],
      ["a value of an entity above", "{{ addr }}"],
    ] as const
  ).map(([what, use]): (typeof REFUSED)[number] => [
    `a parameter that may be meant by ${what}`,
    [AT_ADDR, other(use)],
    "address",
    "Jinja in line 28 of m.ibek.support.yaml may use `addr`, and not all of it can be followed here.",
  ]),
  [
    "a parameter that a repeat takes from an entity above",
    [AT_ADDR, changed(FIRST, 'P: "X{{ index }}"', 'P: "X{{ addr }}"')],
    "address",
    "Jinja in line 11 of first/config/ioc.yaml may use `addr`, and not all of it can be followed here.",
  ],
  [
    "a parameter to a name that something else has",
    [AT_ADDR, changed(FIRST, 'P: "X{{ index }}"', 'P: "X{{ other }}"')],
    "other",
    "Jinja in line 11 of first/config/ioc.yaml uses `other`, which would then mean this one.",
  ],
  [
    "a parameter that a merge brings and the entity overrides",
    [
      AT_ADDR,
      changed(SECOND, "entities:", "shared: [&d {addr: x}]\nentities:"),
      changed(SECOND, "{type: m.Port, name: q1", "{<<: *d, type: m.Port, name: q1"),
    ],
    "address",
    "`addr` also comes from what `<<` merges in line 5 of second/config/ioc.yaml.",
  ],
  [
    "a parameter that a pattern with a value names a column after",
    [AT_P, changed(SHARED, "args: {P: ,", 'args: {"P.*": "{{ port }}", P: ,')],
    "PREFIX",
    "The argument `P.*` gives `P` to device.template under its own name.",
  ],
  [
    "a type that shares its text for the first one with another module's",
    [
      AT_DEVICE,
      changed(SHARED, PRE_INIT, `      - {value: once, when: first}\n${PRE_INIT}`),
      changed(OWN, "    databases:", "    pre_init: [{value: once, when: first}]\n    databases:"),
    ],
    "X",
    "ibek writes text for `when: first` once for all models of a name, and `own.Device` has such text.",
  ],
  [
    "a database file",
    [changed(OWN, "file: device", "file: dev$0ice")],
    "x.template",
    "A database file is renamed on the disk: it may also be named by other scripts.",
  ],
];
for (const [what, changes, newName, why] of REFUSED) {
  test(`${what} is not renamed, and a sentence says why`, async () => {
    assert.equal(await renamed(changes, newName), why);
  });
}

test("an object that surely is something else is no reason against a rename", async () => {
  const found = await renamed([AT_ADDR, other("{{ x.addr }} {{ x.nothing_a_port_has }}")], "address");
  assert.ok(typeof found !== "string", String(found));
});

test("a pattern of arguments that means other parameters is no reason against a rename", async () => {
  const found = await renamed([AT_P, changed(SHARED, "args: {P: ,", 'args: {"R.?": , P: ,')], "PREFIX");
  assert.ok(typeof found !== "string", String(found));
});

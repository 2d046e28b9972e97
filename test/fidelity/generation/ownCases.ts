// Small inputs, each for one thing that ibek does in its own way. `SUPPORT` is there for all of them.

import { SUPPORT } from "./ownSupport.ts";

export interface OwnCase {
  /** What ibek does; names the test's case. */
  readonly title: string;
  /** The items of `entities`. */
  readonly entities: string;
  /** Instead of `SUPPORT`. */
  readonly support?: string;
  /** Of a `runtime.yaml` beside it. */
  readonly runtime?: string;
  readonly iocName?: string;
}

const PORT = "  - {type: m.Port, name: p1}\n";
const DEVICE = "  - {type: m.Device, port: p1, P: A}\n";

function text(value: string): string {
  return `  - type: m.Text\n    text: ${value}\n`;
}

export const OWN_CASES: readonly OwnCase[] = [
  { title: "every kind of value and calculated value", entities: PORT + DEVICE },
  { title: "counters go on from entity to entity", entities: `${PORT}${DEVICE}  - {type: m.Device, port: p1, P: B}\n` },
  {
    title: "a disabled entity counts, keeps its id and is not written",
    entities: `  - {type: m.Port, name: p1, entity_enabled: false}\n${DEVICE}`,
  },
  {
    title: "numbers are read as pydantic does",
    entities: `${PORT}  - {type: m.Device, port: p1, P: A, n: "7", f: "1_0.5", b: "yes", l: [a, 1.0, true, null], d: {x: [1]}}\n`,
  },
  {
    title: "whole floats, booleans and octal numbers for numbers",
    entities: `${PORT}  - {type: m.Device, port: p1, P: A, n: 3.0, f: 0o17, b: 1}\n  - {type: m.Number, n: true}\n  - {type: m.Number, n: 0x1F}\n  - {type: m.Number, n: 99999999999999999999999}\n`,
  },
  {
    title: "floats print as Python prints them",
    entities: ["1e22", "1.5e-7", "0.1", "100000000000000000.0", "-0.0", ".inf", "3.14159265358979"]
      .map((f) => `  - {type: m.Device, port: p1, P: "f${f}", f: ${f}}\n`)
      .reduce((all, each) => all + each, PORT),
  },
  {
    title: "enum labels become their values",
    entities: `  - {type: m.Port, name: a, e: Two}\n  - {type: m.Port, name: b, e: "3"}\n  - {type: m.Port, name: c, e: 4}\n`,
  },
  {
    title: "a label seen by an entity below is the label while evaluated, the value when written",
    entities: `  - {type: m.Port, name: p1, e: Two}\n  - {type: m.Device, port: p1, P: "{{ port.e }}"}\n`,
  },
  {
    title: "variables hide values of the same name",
    entities: `${text("\"{{ _global.set('text', 5) }}\"")}${text("b")}`,
  },
  {
    title: "a default of _global.get",
    entities: text("\"{{ _global.get('x', 'none') }}{{ _global.set('x', 1) }}{{ _global.get('x') }}\""),
  },
  {
    title: "a list that templates append to",
    entities:
      text("\"{{ _global.set('l', []) }}\"") + text('"{{ l.append(1) }}{{ l }}"') + text('"{{ l.append(2) }}{{ l }}"'),
  },
  {
    title: "a repeat over a list",
    entities: `${PORT}  - type: ibek.repeat\n    values: [1, x, 2.5, "{{ 1 + 1 }}", "{{ 3 | int }}"]\n    entity: {type: m.Device, port: p1, P: "{{ index }}-{{ index_num }}"}\n`,
  },
  {
    title: "a repeat over text repeats its characters",
    entities: `  - type: ibek.repeat\n    values: "{{ [1, 2] }}"\n    entity: {type: m.Text, text: "<{{ index }}>"}\n`,
  },
  {
    title: "a repeat in a repeat",
    entities: `  - type: ibek.repeat\n    values: [1, 2]\n    variable: a\n    entity:\n      type: ibek.repeat\n      values: "{{ range(a | int) | list }}"\n      variable: b\n      entity: {type: m.Text, text: "{{ a }} {{ b }} {{ a_num }} {{ b_num }}"}\n`,
  },
  {
    title: "what a repeat leaves behind for the next",
    entities: `${PORT}  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: m.Text, text: a}\n  - type: ibek.repeat\n    values: ["{{ index }}", "{{ index_num }}", "{{ addr }}", "{{ variable }}"]\n    variable: v\n    entity: {type: m.Text, text: "{{ v }}"}\n`,
  },
  {
    title: "a disabled repeat, and a disabled entity in a repeat",
    entities: `  - type: ibek.repeat\n    entity_enabled: false\n    values: [1]\n    entity: {type: m.Text, text: a}\n  - type: ibek.repeat\n    values: [true, false, "no", "{{ 1 == 1 }}"]\n    entity: {type: m.Text, text: "b{{ index }}", entity_enabled: "{{ index }}"}\n`,
  },
  { title: "an empty repeat", entities: `  - {type: ibek.repeat, values: [], entity: {type: m.Nope}}\n` },
  {
    title: "ids made in a repeat serve later repeats",
    entities: `  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: m.Port, name: "q{{ index }}", e: Two}\n  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: m.Device, port: "q{{ index }}", P: "{{ index }}"}\n`,
  },
  {
    title: "ids made in a repeat do not serve entities of the file",
    entities: `  - type: ibek.repeat\n    values: [1]\n    entity: {type: m.Port, name: "p{{ index }}"}\n${DEVICE}`,
  },
  {
    title: "an id made twice by a repeat",
    entities: `  - type: ibek.repeat\n    values: [1, 1]\n    entity: {type: m.Port, name: "p{{ index }}"}\n`,
  },
  {
    title: "a reference in a repeat to nothing",
    entities: `${PORT}  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: m.Device, port: "p{{ index }}", P: A}\n`,
  },
  {
    title: "a value in a repeat that is no number",
    entities: `  - type: ibek.repeat\n    values: [1, x]\n    entity: {type: m.Number, n: "{{ index }}"}\n`,
  },
  {
    title: "a missing value in a repeat that repeats",
    entities: `  - type: ibek.repeat\n    values: "{{ range(2) | list }}"\n    entity: {type: m.Text}\n`,
  },
  {
    title: "a missing value in a repeat that does not",
    entities: `  - type: ibek.repeat\n    values: "{{ range(0) | list }}"\n    entity: {type: m.Text}\n`,
  },
  {
    title: "a number for text by a last filter",
    entities: `  - type: ibek.repeat\n    values: [1]\n    entity: {type: m.Text, text: "{{ index | int }}"}\n`,
  },
  {
    title: "Jinja in a repeated value that is Jinja again",
    entities: `  - type: ibek.repeat\n    values: ["{{ '{{ text }}' }}"]\n    entity: {type: m.Text, text: "a{{ index }}"}\n`,
  },
  {
    title: "the type of a repeated entity is Jinja",
    entities: `  - type: ibek.repeat\n    values: [Text]\n    entity: {type: "m.{{ index }}", text: a}\n`,
  },
  {
    title: "the type of a repeated entity is Jinja for what nobody defines",
    entities: `  - type: ibek.repeat\n    values: [Txt]\n    entity: {type: "m.{{ index }}", text: a}\n`,
  },
  {
    title: "sub-entities with a repeat among them",
    entities: `  - {type: m.Group, P: G}\n  - {type: m.Group, P: H, size: 1, entity_enabled: false}\n`,
  },
  {
    title: "a sub-entity sees dictionaries where the entity has objects",
    entities: `${PORT}${DEVICE}  - {type: m.Uses, what: p1.A}\n  - {type: m.Uses, what: p1.A, text: x}\n`,
  },
  {
    title: "waits, also disabled ones and in repeats",
    entities: `  - {type: ibek.wait_ip, address: "{{ x }}", entity_enabled: false, timeout: "5"}\n  - {type: ibek.wait_ip, address: "1.2.3.4:80", device: "a: b"}\n  - {type: ibek.wait_ip, address: "1", device: " x"}\n  - {type: ibek.wait_ip, address: "it's", device: "# no"}\n  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: ibek.wait_ip, address: "10.0.0.{{ index }}", device: "{{ index }}"}\n  - {type: ibek.wait_usb, id: "1234:5678"}\n`,
  },
  {
    title: "columns in another order",
    support: SUPPORT.replace(
      "databases: [{file: n.db, args: {n: }}]",
      "databases: [{file: n.db, args: {n: , z: 'q'}}, {file: n.db, args: {z: 'w', n: }}]",
    ),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "other columns, fewer",
    support: SUPPORT.replace(
      "databases: [{file: n.db, args: {n: }}]",
      "databases: [{file: n.db, args: {n: , z: 'q'}}, {file: n.db, args: {z: 'w'}}]",
    ),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "other columns, more",
    support: SUPPORT.replace(
      "databases: [{file: n.db, args: {n: }}]",
      "databases: [{file: n.db, args: {n: }}, {file: n.db, args: {z: 'w', n: , y: '1'}}]",
    ),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "a database without columns",
    support: SUPPORT.replace("args: {n: }}]", "args: {}}, {file: n2.db, args: {}}]"),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "a database without args",
    support: SUPPORT.replace("args: {n: }}]", "args: }]"),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "a pattern that is none",
    support: SUPPORT.replace("args: {n: }}]", "args: {'*': }}]"),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "a pattern that matches everything",
    support: SUPPORT.replace("args: {n: }}]", "args: {'.*': , n: 'x{{ n }}'}}]"),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "an argument that nobody has",
    support: SUPPORT.replace("args: {n: }}]", "args: {nn: }}]"),
    entities: "  - {type: m.Number, n: 1}\n",
  },
  {
    title: "an argument that only a disabled entity lacks",
    support: SUPPORT.replace("args: {n: }}]", "args: {nn: }}]"),
    entities: "  - {type: m.Number, n: 1, entity_enabled: false}\n",
  },
  {
    title: "wide characters in columns",
    entities: `${PORT}  - {type: m.Device, port: p1, P: "ä€😀"}\n  - {type: m.Device, port: p1, P: "plain"}\n`,
  },
  { title: "when: last", support: SUPPORT.replace("when: once", "when: last"), entities: PORT + DEVICE },
  {
    title: "when: last of a disabled entity",
    support: SUPPORT.replace("when: once", "when: last"),
    entities: `${PORT}  - {type: m.Device, port: p1, P: A, entity_enabled: false}\n`,
  },
  {
    title: "two texts for when: first",
    support: SUPPORT.replace("when: once", "when: first"),
    entities: `${PORT}${DEVICE}  - {type: m.Device, port: p1, P: B}\n`,
  },
  {
    title: "two variables on one line",
    support: SUPPORT.replace("    env_vars:\n", "    env_vars:\n      - {name: ONE, value: a}\n"),
    entities: PORT,
  },
  {
    title: "a variable that ends in a filter",
    support: SUPPORT.replace('value: "{{ addr }}"}', 'value: "{{ num | int }}"}'),
    entities: PORT,
  },
  {
    title: "the environment",
    entities: text("\"{{ _global.get_env('IOC_NAME') }} {{ ioc_name }} {{ ioc_yaml_file_name }}\""),
    iocName: "bl01t-ea-test-01",
  },
  { title: "env, which ibek 4.7 brought", entities: text("\"{{ env.IOC_NAME }} {{ env['RUNTIME_DIR'] }}\"") },
  {
    title: "a parameter that is called env",
    support: SUPPORT.replace(
      '      text: {type: str, description: d}\n    pre_init:\n      - value: "{{ text }}"',
      '      text: {type: str, description: d}\n      env: {type: str, description: d, default: own}\n    pre_init:\n      - value: "{{ text }} {{ env }}"',
    ),
    entities: text("a"),
  },
  {
    title: "a validation that holds, by attributes of an object",
    support: withValidate("port.num < 5", "too many: {{ port.num }}"),
    entities: PORT + DEVICE,
  },
  {
    title: "a validation that does not hold",
    support: withValidate("port.num > 5", "too few: {{ port.num }}"),
    entities: PORT + DEVICE,
  },
  {
    title: "a validation of a disabled entity",
    support: withValidate("port.num > 5", "too few"),
    entities: `${PORT}  - {type: m.Device, port: p1, P: A, entity_enabled: false}\n`,
  },
  {
    title: "a validation that cannot be evaluated",
    support: withValidate("port.nun > 5", "no"),
    entities: PORT + DEVICE,
  },
  {
    title: "a validation in a repeat",
    support: withValidate("P != '2'", "not {{ P }}"),
    entities: `${PORT}  - {type: ibek.repeat, values: [1, 2], entity: {type: m.Device, port: p1, P: "{{ index }}"}}\n`,
  },
  {
    title: "a validation that looks at labels",
    support: withValidate("port.e == 'One'", "{{ port.e }}"),
    entities: PORT + DEVICE,
  },
  {
    title: "an undefined name in a text nobody writes",
    support: SUPPORT.replace('- value: "{{ text }}"', '- value: "{{ txt }}"'),
    entities: `  - {type: m.Text, text: a, entity_enabled: false}\n`,
  },
  {
    title: "an undefined name in a text",
    support: SUPPORT.replace('- value: "{{ text }}"', '- value: "{{ txt }}"'),
    entities: text("a"),
  },
  { title: "attributes that are none", entities: `${PORT}  - {type: m.Device, port: p1, P: "{{ port.nope }}"}\n` },
  { title: "an entity without an id as text", entities: `${text("a")}${PORT}  - {type: m.Uses, what: p1}\n` },
  { title: "Jinja that does not parse", entities: text('"{{ a"') },
  { title: "Jinja that ends with an error", entities: text('"{{ 1 / 0 }}"') },
  { title: "text that looks like Jinja of a filter", entities: text('"a | int }}"') },
  {
    title: "line ends",
    entities: "  - type: m.Text\n    text: |\n      a\n      b\n\n  - type: m.Text\n    text: >-\n      c\n      d\n",
  },
  { title: "carriage returns in text", entities: text('"a\\r\\nb\\rc"') },
  { title: "counters past their limit", entities: text("\"{{ _global.incrementor('c', 1, 1, 2) }}\"").repeat(3) },
  { title: "counters that start past their limit", entities: text("\"{{ _global.incrementor('c', 9, 1, 2) }}\"") },
  { title: "a counter that is text", entities: text("\"{{ _global.set('c', 'x') }}{{ _global.incrementor('c') }}\"") },
  {
    title: "a counter by other steps",
    entities: text("\"{{ _global.incrementor('c', increment=0.5, start=1) }}\"").repeat(3),
  },
  { title: "a counter with an argument too many", entities: text("\"{{ _global.incrementor('c', 1, 2, 3, 4) }}\"") },
  { title: "a function of _global that does not exist", entities: text('"{{ _global.nope() }}"') },
  { title: "the variables of _global", entities: text("\"{{ _global.set('a', 1) }}{{ _global.variables }}\"") },
  { title: "a variable called ioc_name", entities: text("\"{{ _global.set('ioc_name', 1) }}\"") + text("b") },
  {
    title: "anchors and merges",
    entities:
      "  - &a {type: m.Port, name: p1, num: 4}\n  - {<<: *a, name: p2}\n  - <<: *a\n    name: p3\n    addr: b\n",
  },
  {
    title: "a runtime.yaml",
    entities: PORT,
    runtime: `  - {type: m.Device, port: p1, P: "{{ port.e }} {{ ioc_name }}"}\n`,
  },
  { title: "a runtime.yaml with an id of the ioc.yaml", entities: PORT, runtime: PORT },
  { title: "an ioc.yaml with an id of the runtime.yaml", entities: DEVICE, runtime: PORT },
  {
    title: "a runtime.yaml with repeats that see the ioc.yaml",
    entities: PORT,
    runtime: `  - {type: ibek.repeat, values: [1], entity: {type: m.Text, text: "{{ addr }} {{ e }}"}}\n`,
  },
  {
    title: "a model without anything",
    support: `${SUPPORT}  - {name: Empty, description: d}\n`,
    entities: "  - type: m.Empty\n",
  },
  {
    title: "a calculated value with the name of a parameter",
    support: SUPPORT.replace(
      "    post_defines:\n      half:",
      "    post_defines:\n      P: {description: d, value: 'Q{{ P }}'}\n      half:",
    ),
    entities: PORT + DEVICE,
  },
  {
    title: "a calculated value before a parameter of its name",
    support: SUPPORT.replace("      pre: {", "      P: {description: d, value: 'first'}\n      pre: {"),
    entities: PORT + DEVICE,
  },
  {
    title: "a calculated value without a type",
    support: SUPPORT.replace('value: "{{ P }} {{ n }}"}', 'value: "{{ n | int }}", type: null}'),
    entities: PORT + DEVICE,
  },
  {
    title: "sub-entities without end",
    support: SUPPORT.replace(
      '- {type: m.Text, text: "{{ what }} {{ what.P }}"}',
      '- {type: m.Uses, what: "{{ what }}"}',
    ),
    entities: `${PORT}  - {type: m.Uses, what: p1}\n`,
  },
  {
    title: "a sub-entity of a type that nobody defines",
    support: SUPPORT.replace('- {type: m.Text, text: "{{ what }} {{ what.P }}"}', "- {type: m.Nope}"),
    entities: `${PORT}  - {type: m.Uses, what: p1}\n`,
  },
  {
    title: "a sub-entity without a value it needs",
    support: SUPPORT.replace('- {type: m.Text, text: "{{ what }} {{ what.P }}"}', "- {type: m.Text}"),
    entities: `${PORT}  - {type: m.Uses, what: p1}\n`,
  },
  {
    title: "a sub-entity with a value that it does not have",
    support: SUPPORT.replace('- {type: m.Text, text: "{{ what }} {{ what.P }}"}', "- {type: m.Text, text: a, more: b}"),
    entities: `${PORT}  - {type: m.Uses, what: p1}\n`,
  },
  { title: "a value of an object that is a number", entities: "  - {type: m.Uses, what: 5}\n" },
];

function withValidate(assertion: string, message: string): string {
  return SUPPORT.replace("  - name: Text\n", "")
    .replace(
      "    post_init:\n      - {when: first",
      `    validate: [{assert: "${assertion}", message: "${message}"}]\n    post_init:\n      - {when: first`,
    )
    .replace(
      "    description: d\n    parameters:\n      text:",
      "  - name: Text\n    description: d\n    parameters:\n      text:",
    );
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { ioc, SUPPORT, problems } from "../iocYaml/iocFixture.ts";
import { analysed, wordings, type Around } from "./generationFixture.ts";

function finds(what: string, entities: string): void {
  test(what, async () => {
    const { found, expected } = await problems(ioc(entities));
    assert.deepEqual(found, expected);
  });
}

finds(
  "a name that nobody defines is marked in the expression, with what may be meant",
  `
  - {type: m.Port, name: p1, addr: "a{{ nam ~ 'x' }}"}
  #                                     ^^^ error undefined-name: \`nam\` is not defined here. Did you mean \`name\`?
`,
);

finds(
  "an attribute that the object does not have is marked in the expression",
  `
  - {type: m.Port, name: p1, addr: a}
  - {type: m.Device, port: p1, P: "{{ port.adr }}"}
  #                                        ^^^ error undefined-attribute: An entity of the type \`m.Port\` has no \`adr\`. Did you mean \`addr\`?
`,
);

finds(
  "Jinja that does not parse is marked where it ends",
  `
  - {type: m.Port, name: p1, addr: "{{ name + }}"}
  #                                           ^^ error jinja-syntax: Jinja cannot read this: unexpected \`}}\`.
`,
);

finds(
  "Jinja that ends with an error is marked at what fails",
  `
  - {type: m.Port, name: p1, addr: "{{ 1 + 'a' }}"}
  #                                    ^^^^^^^ error jinja-error: ibek cannot render this: unsupported operand type(s) for +: 'int' and 'str'.
`,
);

finds(
  "Jinja that renders to no number where one is wanted is marked at its value",
  `
  - {type: m.Port, name: p1, addr: a, num: "{{ name }}"}
  #                                        ^^^^^^^^^^^^ error wrong-value: The text renders to \`p1\`, which is no whole number.
`,
);

finds(
  "a counter that goes past its limit is marked where it does",
  `
  - {type: m.Port, name: p1, addr: "{{ _global.incrementor('c', 1, 1, 1) }}"}
  - {type: m.Port, name: p2, addr: "{{ _global.incrementor('c', 1, 1, 1) }}"}
  #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error counter-limit: The counter \`c\` goes past its limit of 1.
`,
);

finds(
  "a mistake is told once, not again for all that depends on it",
  `
  - {type: m.Port, name: p1, addr: "{{ x }}"}
  #                                    ^ error undefined-name: \`x\` is not defined here.
  - {type: m.Device, port: p1, P: "{{ port.addr }}"}
  - {type: m.Device, port: p1, P: "{{ port.addr }}-b"}
`,
);

finds(
  "a mistake in a repeat is told once, not for each value",
  `
  - type: ibek.repeat
    values: [1, 2, 3]
    entity: {type: m.Port, name: "p{{ index }}", addr: "{{ ind }}"}
    #                                                      ^^^ error undefined-name: \`ind\` is not defined here.
`,
);

finds(
  "an id that a repeat makes twice, and a reference to what none makes",
  `
  - type: ibek.repeat
    values: [1, 1]
    entity: {type: m.Port, name: "p{{ index }}", addr: a}
    #                            ^^^^^^^^^^^^^^ error duplicate-id: The id \`p1\`, which is made here, is taken already.
  - type: ibek.repeat
    values: [2]
    entity: {type: m.Axis, device: "p{{ index }}", axis: X}
    #                              ^^^^^^^^^^^^^^ error unknown-reference: \`device\` refers to \`p2\`, but no entity before it has this id.
`,
);

finds(
  "a value of the environment that is not known here is not judged",
  `
  - {type: m.Port, name: p1, addr: "{{ _global.get_env('SITE') }}"}
  #                                    ^^^^^^^^^^^^^^^^^^^^^^^ information not-checked: Not checked here: the value of SITE in the IOC's environment.
  - {type: m.Port, name: "{{ _global.get_env('SITE') }}", addr: a}
  #                          ^^^^^^^^^^^^^^^^^^^^^^^ information not-checked: Not checked here: the value of SITE in the IOC's environment.
  - {type: m.Device, port: maybe, P: X}
`,
);

finds(
  "a repeat or a wait that is disabled works all the same",
  `
  - {type: ibek.repeat, entity_enabled: false, values: [], entity: {type: m.Port, name: a, addr: a}}
  #                                     ^^^^^ warning disabled-repeat: ibek does not look at this for \`ibek.repeat\`: what it makes is made all the same. Disable the entity inside of it instead.
  - {type: ibek.wait_ip, entity_enabled: false, address: a}
  #                                      ^^^^^ warning disabled-repeat: ibek does not look at this for \`ibek.wait_ip\`: the IOC waits all the same.
`,
);

const PORT = "  - {type: m.Port, name: p1, addr: a}\n";

function model(rest: string): string {
  return `${SUPPORT}  - name: Own\n    description: d\n    parameters:\n      a: {type: str, description: d, default: x}\n${rest}`;
}

function tells(
  what: string,
  rest: string,
  expected: readonly string[],
  entities = "  - type: m.Own\n  - type: m.Own\n",
  around?: Around,
): void {
  test(what, async () => {
    assert.deepEqual(wordings(await analysed(model(rest), ioc(PORT + entities), around)), expected);
  });
}

tells("a mistake in a definition is told at the first entity that uses it", '    pre_init: [{value: "{{ b }}"}]\n', [
  "error undefined-name: In the definition of `m.Own`: `b` is not defined here.",
]);
tells("a database argument that the entity has no value for", "    databases: [{file: $(M)/db/x.db, args: {aa: }}]\n", [
  "error database-argument: In the definition of `m.Own`: The database `$(M)/db/x.db` takes `aa` from the entity, which has no such value.",
]);
tells(
  "a database that is not loaded takes any arguments",
  '    databases: [{file: $(M)/db/x.db, enabled: "False", args: {aa: }}]\n',
  [],
);
tells("`when: last` is an error once it is reached", "    post_init: [{when: last, value: x}]\n", [
  "error when-last: In the definition of `m.Own`: `when: last` is not implemented: ibek ends with an error.",
]);
tells(
  "two texts for the first entity, of which ibek writes one",
  "    pre_init: [{when: first, value: x}, {when: first, value: y}]\n",
  [
    "warning shared-first: In the definition of `m.Own`: ibek writes one text for `when: first` of a definition, and this is the second.",
  ],
);
tells("two variables on one line", "    env_vars: [{name: A, value: x}, {name: B, value: y}]\n", [
  "warning joined-variables: In the definition of `m.Own`: ibek writes the variables of one definition on one line: the first takes the rest as its value.",
]);
tells(
  "an assertion that does not hold is told in its own words, for each entity",
  '    validate: [{assert: "a == \'y\'", message: "{{ a }} is not y"}]\n',
  ["error failed-validation: `m.Own`: x is not y"],
  "  - type: m.Own\n  - {type: m.Own, a: y}\n  - {type: m.Own, entity_enabled: false}\n",
);
tells(
  "an ibek before 4.7 refuses definitions with assertions",
  "    validate: [{assert: \"a == 'y'\", message: m}]\n",
  [
    "error newer-definition: The definition of `m.Own` has `validate`, which ibek 4.6.2 does not know: it refuses the whole support file.",
  ],
  "",
  { ibekVersion: "4.6.2" },
);
tells(
  "entities that give a database other values",
  "    databases: [{file: $(M)/db/x.db, args: {a: }}, {file: $(M)/db/x.db, args: {b: 'q'}}]\n",
  [
    "error database-columns: The database `$(M)/db/x.db` gets other values from `m.Own` than from the entities before. Missing: `a`. Extra: `b`.",
  ],
);
tells(
  "before ibek 4.7 other values come under the wrong names",
  "    databases: [{file: $(M)/db/x.db, args: {a: }}, {file: $(M)/db/x.db, args: {b: 'q'}}]\n",
  [
    "warning mixed-columns: The values of `m.Own` come under the wrong names in ioc.subst: entities before give `$(M)/db/x.db` others, or in another order, and this ibek writes them as they come.",
  ],
  "  - type: m.Own\n",
  { ibekVersion: "4.6.2" },
);
tells("sub-entities that make themselves end with an error", "    sub_entities: [{type: m.Own}]\n", [
  "error made-entity: In the definition of `m.Own`: Entities make entities without end.",
]);
tells(
  "repeats that are too long are told, not carried out",
  "",
  ["warning endless-template: More entities are made here than any real file needs."],
  '  - {type: ibek.repeat, values: "{{ range(300) | list }}", entity: {type: ibek.repeat, values: "{{ range(300) | list }}", entity: {type: m.Own}}}\n',
);
tells(
  "a default that uses a later parameter gets its text",
  '      z: {type: str, description: d, default: "{{ a }}"}\n    pre_defines:\n      y: {description: d, value: "{{ z }}"}\n',
  [
    "warning later-parameter: In the definition of `m.Own`: `z` comes after this in `m.Own`: what is used here is its text before rendering.",
  ],
);
tells(
  "a variable of `_global` that hides a value",
  '    pre_init: [{value: "{{ a }}"}]\n',
  [
    "warning hidden-parameter: In the definition of `m.Own`: `a` is the variable of `_global` here, which hides the entity's own value of this name.",
  ],
  "  - {type: m.Own, a: \"{{ _global.set('a', 5) }}\"}\n",
);

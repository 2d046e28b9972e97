// What looks wrong in ibek and is mirrored, each with the proof that the real one does it. Once ibek mends one, its test
// fails: then the rule that warns of it has to know the version.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { IBEK_VERSIONS, type Answer, type FidelityCase, type IbekVersion } from "./mutation/fidelityCase.ts";
import { ibekAnswers } from "./mutation/ibekAnswers.ts";
import { ourAnswers } from "./mutation/ourAnswers.ts";

interface Bug {
  /** What happens, as a sentence. */
  readonly name: string;
  /** Of the module `m`; items of `entity_models`. */
  readonly models: string;
  /** Items of `entities`. */
  readonly entities: string;
  /** Part of one of the generated files, or of the error. */
  readonly shows: string;
  /** Those that refuse the file for it. */
  readonly refusedBy?: readonly IbekVersion[];
}

const PORT = `  - name: Port
    description: d
    parameters:
      name: {type: id, description: d}
      mode: {type: enum, description: d, values: {Fast: 1, Slow: 2}, default: Fast}
    pre_init: [{value: "port {{ name }} {{ mode }}"}]
`;

const BUGS: readonly Bug[] = [
  {
    name: "two environment variables of one entity are set on one line",
    models: `  - {name: A, description: d, env_vars: [{name: X, value: a}, {name: Y, value: b}]}\n`,
    entities: "  - type: m.A\n",
    shows: "epicsEnvSet X aepicsEnvSet Y b\n",
  },
  {
    name: "the label of an enum is not replaced by its value inside ibek.repeat",
    models: PORT,
    entities: `  - {type: m.Port, name: p}\n  - {type: ibek.repeat, values: [1], entity: {type: m.Port, name: r}}\n`,
    shows: "port p 1\nport r Fast\n",
  },
  {
    name: "the label of an enum is not replaced by its value in sub-entities",
    models: `${PORT}  - {name: A, description: d, sub_entities: [{type: m.Port, name: s, mode: Slow}]}\n`,
    entities: "  - type: m.A\n",
    shows: "port s Slow\n",
  },
  {
    name: "a disabled ibek.repeat repeats all the same",
    models: PORT,
    entities: `  - {type: ibek.repeat, entity_enabled: false, values: [1], entity: {type: m.Port, name: r}}\n`,
    shows: "port r Fast\n",
  },
  {
    name: "the sub-entities of a disabled entity are made all the same",
    models: `${PORT}  - {name: A, description: d, sub_entities: [{type: m.Port, name: s}]}\n`,
    entities: "  - {type: m.A, entity_enabled: false}\n",
    shows: "port s Fast\n",
  },
  {
    name: "a disabled ibek.wait_ip is waited for all the same",
    models: PORT,
    entities: `  - {type: ibek.wait_ip, entity_enabled: false, device: crate, address: 10.0.0.1}\n`,
    shows: "device: crate\n",
  },
  {
    name: "ibek.wait_usb waits for nothing",
    models: PORT,
    entities: `  - {type: ibek.wait_usb, id: "1234:abcd"}\n  - {type: m.Port, name: p}\n`,
    shows: "port p 1\n",
  },
  {
    name: "of two texts of a model that are printed once, the second is never printed",
    models: `  - {name: A, description: d, pre_init: [{when: first, value: one}, {when: first, value: two}]}\n`,
    entities: "  - type: m.A\n",
    shows: "\none\n\ndbLoadRecords",
  },
  {
    name: "`when: last` is accepted in a definition and refused when it is used",
    models: `  - {name: A, description: d, pre_init: [{when: last, value: one}]}\n`,
    entities: "  - type: m.A\n",
    shows: "When.last not yet implemented",
    refusedBy: IBEK_VERSIONS,
  },
  {
    name: "a default that mentions a later parameter gets its text unrendered",
    models: `  - name: A
    description: d
    parameters: {early: {type: str, description: d, default: "<{{ late }}>"}, late: {type: str, description: d, default: "{{ 1 + 1 }}"}}
    pre_init: [{value: "{{ early }} {{ late }}"}]
`,
    entities: "  - type: m.A\n",
    shows: "<{{ 1 + 1 }}> 2\n",
  },
  {
    name: "a variable made with _global.set hides the parameter of the same name, in every entity",
    models: `${PORT}  - {name: A, description: d, pre_init: [{value: "{{ _global.set('name', 'hidden') }}"}]}\n`,
    entities: "  - type: m.A\n  - {type: m.Port, name: p}\n",
    shows: "hidden\nport hidden 1\n",
  },
  {
    name: "a variable made with _global.set is a name only from the next template on",
    models: `  - {name: A, description: d, pre_init: [{value: "{{ _global.set('zz', 5) }}{{ zz }}"}]}\n`,
    entities: "  - type: m.A\n",
    shows: "'zz' is undefined",
    refusedBy: IBEK_VERSIONS,
  },
  {
    name: "the name of a counter means what it was before the template counted",
    models: `  - {name: A, description: d, pre_init: [{value: "{{ _global.incrementor('c', 10) }}"}, {value: "{{ _global.incrementor('c') }} {{ c }}"}]}\n`,
    entities: "  - type: m.A\n",
    shows: "\n10\n11 10\n",
  },
  {
    name: "a default of a reference that is no text is used as it is, and refers to nothing",
    models: `  - {name: A, description: d, parameters: {o: {type: object, description: d, default: 5}}, pre_init: [{value: "<{{ o }}>"}]}\n`,
    entities: "  - type: m.A\n",
    shows: "<5>\n",
  },
  {
    name: "a counter's limit is not looked at when it starts",
    models: `  - {name: A, description: d, pre_init: [{value: "{{ _global.incrementor('c', 10, 1, 5) }}"}]}\n`,
    entities: "  - type: m.A\n",
    shows: "\n10\n",
  },
  {
    name: "text that ends a filter `| int` somewhere is taken for a number as a whole",
    models: `  - {name: A, description: d, databases: [{file: a.db, args: {X: "{{ '5' | int }} volts"}}]}\n`,
    entities: "  - type: m.A\n",
    shows: "invalid syntax",
    refusedBy: IBEK_VERSIONS,
  },
  {
    name: "ibek.repeat over a list that Jinja made without `| list` goes through its characters",
    models: `  - {name: A, description: d, parameters: {x: {type: str, description: d}}, pre_init: [{value: "<{{ x }}>"}]}\n`,
    entities: `  - {type: ibek.repeat, values: "{{ [1] }}", entity: {type: m.A, x: "{{ index }}"}}\n`,
    shows: "<[>\n<1>\n<]>\n",
  },
  {
    name: "Jinja inside of a list is not rendered",
    models: `  - {name: A, description: d, parameters: {l: {type: list, description: d}}, pre_init: [{value: "{{ l }}"}]}\n`,
    entities: `  - {type: m.A, l: ["{{ 1 + 1 }}"]}\n`,
    shows: "['{{ 1 + 1 }}']\n",
  },
  {
    name: "a pattern for database arguments matches the entity's type and whether it is enabled",
    models: `  - {name: A, description: d, parameters: {x: {type: str, description: d}}, databases: [{file: a.db, args: {".*": }}]}\n`,
    entities: "  - {type: m.A, x: y}\n",
    shows: '{ "type", "entity_enabled", "x" }',
  },
  {
    name: "quotes in a database argument are not escaped",
    models: `  - {name: A, description: d, parameters: {x: {type: str, description: d}}, databases: [{file: a.db, args: {x: }}]}\n`,
    entities: `  - {type: m.A, x: 'a"b'}\n`,
    shows: '{ "a"b" }',
  },
  {
    name: "ibek 4.6.2 writes rows of other arguments under the headings of the first",
    models: `  - {name: A, description: d, databases: [{file: a.db, args: {X: "1", Y: "2"}}]}\n  - {name: B, description: d, databases: [{file: a.db, args: {Y: "3", Z: "4"}}]}\n`,
    entities: "  - type: m.A\n  - type: m.B\n",
    shows: "do not match the args used by earlier entities",
    refusedBy: ["4.8.2"],
  },
];

function caseOf({ name, models, entities }: Bug): FidelityCase {
  return {
    name,
    ioc: { name: "ioc.yaml", text: `ioc_name: n\ndescription: d\nentities:\n${entities}` },
    runtime: undefined,
    definitions: [{ name: "m.ibek.support.yaml", text: `module: m\nentity_models:\n${models}` }],
    keepDefinitions: false,
    iocName: "bl01t-ea-test-01",
  };
}

const skip = without("ibek");
const cases = BUGS.map(caseOf);
const answers = new Map<IbekVersion, { readonly ibek: readonly Answer[]; readonly ours: readonly Answer[] }>();

before(async () => {
  if (parts.ibek === undefined) return;
  for (const version of IBEK_VERSIONS) {
    const ibek = await ibekAnswers(version, parts.ibek[version], cases);
    answers.set(version, { ibek, ours: await ourAnswers(version, cases) });
  }
});

for (const [index, { name, shows, refusedBy = [] }] of BUGS.entries()) {
  test(name, { skip }, () => {
    for (const [version, { ibek, ours }] of answers) {
      const [theirs, own] = [ibek[index], ours[index]];
      assert.ok(theirs && own);
      assert.equal(theirs.verdict, refusedBy.includes(version) ? "refused" : "accepted", `${version}: ${theirs.why}`);
      const said = [theirs.why, ...Object.values(theirs.files)].join("\n");
      if (refusedBy.length === 0 || refusedBy.includes(version)) assert.ok(said.includes(shows), `${version}: ${said}`);
      assert.deepEqual({ verdict: own.verdict, files: own.files }, { verdict: theirs.verdict, files: theirs.files });
    }
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { messages, model, problems, type Around } from "./supportFixture.ts";

async function check(source: string, around: Around = {}): Promise<void> {
  const { found, expected } = await problems(source, around);
  assert.deepEqual(found, expected);
}

test("a support YAML file that ibek accepts and that does what it says has no problems", async () => {
  await check(
    model(`    pre_defines:
      n: {description: counted, value: "{{ _global.incrementor('axes') }}", type: int}
    parameters:
      P: {type: str, description: prefix}
      port: {type: object, description: its port}
      DIR: {type: enum, description: direction, values: {Pos: 0, Neg: 1}, default: Pos}
      title: {type: str, description: title, default: "{{ P }}:{{ n }}"}
    post_defines:
      speed: {description: a calculated value, value: "{{ n * 2 }}", type: float}
    validate:
      - {assert: "n > 0 and P != ''", message: "{{ P }} needs an axis"}
    env_vars:
      - {name: "{{ P }}_SPEED", value: "{{ speed }}"}
    pre_init:
      - when: first
        value: |
          # once
      - value: axis({{ port.name }}, {{ DIR }}, {{ ioc_name | upper }})
    databases:
      - file: axis.template
        args: {P: , n: , S: "{{ speed }}", T: "{{ title }}"}
`),
  );
});

test("a key that ibek does not know is an error at the key, with the key that was meant", async () => {
  await check(
    model(`    parameters:
      P:
        type: str
        descripton: d
#       ^^^^^^^^^^ error unknown-key: A parameter of type str has no \`descripton\`. Did you mean \`description\`?
    databases:
      - file: a.template
        args: {P: "{{ P }}"}
        macros: {}
#       ^^^^^^ error unknown-key: A database has no \`macros\`.
`),
  );
});

test("keys that are missing are one error at the name of what lacks them", async () => {
  await check(
    model(`    parameters:
      P: {}
#     ^ error missing-key: This parameter \`P\` needs \`type\`.
      Q: {type: enum, default: a}
#     ^ error missing-key: This parameter \`Q\` needs \`description\` and \`values\`.
    pre_init: [{value: "{{ P }}{{ Q }}"}]
    databases:
      - file: a.template
#       ^^^^ error missing-key: This database needs \`args\`.
`),
  );
});

test("a value of the wrong kind is an error at the value", async () => {
  await check(
    model(`    parameters:
      P: {type: string, description: d}
#               ^^^^^^ error wrong-type: \`type\` expects one of \`str\`, \`int\`, \`float\`, \`bool\`, \`enum\`, \`id\`, \`object\`, \`list\`, \`dict\`, not \`string\`. Did you mean \`str\`?
      n: {type: int, description: d, default: many}
#                                             ^^^^ error wrong-type: \`default\` expects a whole number or a Jinja expression, not \`many\`.
      s: {type: str, description: d, default: 5}
#                                             ^ error wrong-type: \`default\` expects text: put quotes around \`5\`.
    pre_init:
      - value: "{{ P }}{{ n }}{{ s }}"
      - just text
#       ^^^^^^^^^ error wrong-type: This script item expects a mapping, not \`just text\`.
      - {type: comment, when: once}
#                             ^^^^ error wrong-type: \`when\` expects one of \`every\`, \`first\`, \`last\`, not \`once\`.
    databases:
      - {file: a.template, enabled: true, args: {P: 5}}
#                                   ^^^^ error wrong-type: \`enabled\` expects text: put quotes around \`true\`.
#                                                   ^ error wrong-type: \`P\` expects text: put quotes around \`5\`.
    env_vars: {}
#             ^^ error wrong-type: \`env_vars\` expects a list, not a mapping.
`),
  );
});

test("what stands at the top of the file is checked too", async () => {
  assert.deepEqual(await messages(""), ["error missing-key: A support YAML file has `module` and `entity_models`."]);
  assert.deepEqual(await messages("module: 5\nentity_models: []\nmodul: x\n"), [
    "error wrong-type: `module` expects text: put quotes around `5`.",
    "error unknown-key: A support YAML file has no `modul`.",
  ]);
  assert.deepEqual(await messages("module: m\nentity_models:\n"), [
    "error wrong-type: `entity_models` expects a list; nothing is given.",
  ]);
  assert.deepEqual(await messages("entity_models: []\n"), [
    "error missing-key: This support YAML file needs `module`.",
  ]);
});

test("`validate` is known since ibek 4.7", async () => {
  const text = model("    validate: []\n");
  assert.deepEqual(await messages(text), []);
  assert.deepEqual(await messages(text, { ibekVersion: "4.6.2" }), [
    "error unknown-key: `validate` needs ibek 4.7.0; the ibek in use is older.",
  ]);
});

test("a name that is no text, a name Python keeps for itself, and a second model of a name are errors", async () => {
  await check(`module: m
entity_models:
  - name: A
    description: d
    parameters:
      5: {type: str, description: d}
#     ^ error key-not-text: \`5\` is no text here: put quotes around it.
      model_dump: {type: str, description: d}
#     ^^^^^^^^^^ error reserved-name: A parameter cannot be called \`model_dump\`: ibek needs the name itself.
      e: {type: enum, description: d, values: {mro: 1}}
#                                              ^^^ error reserved-name: A label of an enum cannot be \`mro\`: Python keeps the name for itself.
    pre_init: [{value: "{{ model_dump }}{{ e }}"}]
  - {name: A, description: d}
#          ^ error duplicate-model: The entity model \`A\` is there already.
`);
});

test("a name in Jinja that nothing defines is an error where every use would fail, else a warning", async () => {
  await check(
    model(`    parameters:
      P: {type: str, description: d, default: "{{ Q }}"}
#                                                 ^ warning undefined-name: No parameter and no define of this entity model is called \`Q\`.
      speed: {type: int, description: d}
    pre_init:
      - value: "{{ sped }} {{ P }}"
#                  ^^^^ error undefined-name: No parameter and no define of this entity model is called \`sped\`. Did you mean \`speed\`?
      - value: "{% if speed > 3 %}{{ other }}{% endif %}{{ maybe | default(1) }}{{ 1 if x is defined }}"
#                                    ^^^^^ warning undefined-name: No parameter and no define of this entity model is called \`other\`.
#                                                          ^^^^^ warning undefined-name: No parameter and no define of this entity model is called \`maybe\`.
#                                                                                       ^ warning undefined-name: No parameter and no define of this entity model is called \`x\`.
      - value: "{% for i in range(3) %}{{ i }}{{ loop.index }}{% endfor %}{% set a = P %}{{ a }}{{ _global.get('b') }}"
    databases:
      - file: a.template
        args:
          R:
#         ^ error undefined-name: \`R\` has no value, and no parameter or define of this entity model has its name.
          S: {{ P }}
`).replace("          S: {{ P }}\n", ""),
  );
});

test("names that are stored for the whole IOC are known in all entity models of the file", async () => {
  const text = `module: m
entity_models:
  - {name: A, description: d, pre_init: [{value: "{{ _global.set('total', 3) }}"}]}
  - {name: B, description: d, pre_init: [{value: "{{ total }}"}]}
`;
  assert.deepEqual(await messages(text), []);
  const [unsure] = await messages(text.replace("'total'", "ioc_name"));
  assert.match(unsure ?? "", /^warning undefined-name/);
});

test("`env` is known since ibek 4.7", async () => {
  const text = model(`    pre_init: [{value: "{{ env.HOME }}"}]\n`);
  assert.deepEqual(await messages(text), []);
  assert.match((await messages(text, { ibekVersion: "4.6.2" }))[0] ?? "", /^error undefined-name: .*`env`/);
});

test("Jinja that does not parse is shown where it breaks", async () => {
  await check(
    model(`    pre_init:
      - value: |
          one
          two {{ }}
#                ^^ error jinja-syntax: This Jinja does not parse: Expected an expression, got 'end of print statement'.
`),
  );
});

test("what is evaluated later is raw text in a default, only an id where it is an object, and no name before a define", async () => {
  await check(
    model(`    parameters:
      a: {type: str, description: d, default: "{{ b }}{{ c }}{{ o.P }}{{ z }}"}
#                                                 ^ warning later-parameter: \`b\` is evaluated after \`a\`: any Jinja in its value is not rendered here.
#                                                        ^ hint later-parameter: \`c\` is evaluated after \`a\`: any Jinja in its value is not rendered here.
#                                                               ^ warning later-parameter: \`o\` comes after \`a\`: here it is only the id, without the object's attributes.
#                                                                        ^ warning undefined-name: \`z\` is evaluated after \`a\`, so it is not defined here.
      b: {type: str, description: d, default: "{{ c }}"}
#                                                 ^ hint later-parameter: \`c\` is evaluated after \`b\`: any Jinja in its value is not rendered here.
      c: {type: str, description: d}
      o: {type: object, description: d}
    post_defines:
      z: {description: d, value: "{{ a }}"}
`),
  );
});

test("what ibek writes to the startup script otherwise than it reads is a warning", async () => {
  await check(
    model(`    pre_init:
      - {when: first, value: one}
      - {when: once, value: two}
#              ^^^^ warning when-word: ibek does not know \`when: once\` and takes it for \`every\`. Did you mean \`first\`?
      - {when: last, value: three}
#              ^^^^ error when-word: ibek does not implement \`when: last\`: it refuses every IOC with such an entity.
    post_init:
      - {when: first, value: four}
#              ^^^^^ warning second-first: Never written: another text of this entity model has \`when: first\`, and ibek writes one of them. Put both into one.
      - {type: comment, when: first, value: five}
    env_vars:
      - {name: A, value: a}
      - {name: B, value: b}
#        ^^^^ warning second-env-var: ibek writes this on the same line as the variable before it, so neither is set right. Set it in \`pre_init\` with \`epicsEnvSet\`.
`),
  );
});

test("database arguments: no value at all, patterns that take in too much, patterns that are none", async () => {
  await check(
    model(`    databases:
      - file: a.template
        args:
#       ^^^^ error empty-args: \`args\` has no value, and ibek fails when it writes the database: write \`{}\` for no arguments.
      - file: b.template
        args:
          ".*":
#         ^^^^ hint pattern-argument: This also gives the template \`type\` and \`entity_enabled\` as macros: ibek matches it with everything an entity has.
          "*P":
#         ^^^^ warning pattern-argument: \`*P\` is a regular expression to ibek, and this one starts with nothing to repeat: \`.*P\`?
`),
  );
});

test("a default that is neither a label of its enum nor what one stands for is a warning", async () => {
  await check(
    model(`    parameters:
      a: {type: enum, description: d, values: {Pos: 0, Neg: 1}, default: Pso}
#                                                                        ^^^ warning enum-default: \`Pso\` is none of the labels (\`Pos\`, \`Neg\`), nor what one stands for. Did you mean \`Pos\`?
      b: {type: enum, description: d, values: {Pos: 0, Neg: 1}, default: 1}
    pre_init: [{value: "{{ a }}{{ b }}"}]
`),
  );
});

test("in braces a colon without a space behind it belongs to the name, as for ibek's loader", async () => {
  await check(
    model(`    parameters: {P: {type: str, description: d}}
    databases:
      - {file: a.template, args: {P:, Q: "{{ P }}"}}
#                                 ^^ error undefined-name: The name is \`P:\` here: in braces a colon needs a space behind it.
`),
  );
});

test("parameters and defines that nothing uses are faded; ids and what other modules use are not", async () => {
  const other = `module: o
entity_models:
  - name: User
    description: d
    parameters: {axis: {type: object, description: d}}
    pre_init: [{value: "{{ axis.seenFromElsewhere }}"}]
`;
  await check(
    model(`    parameters:
      name: {type: id, description: d}
      lost: {type: int, description: d}
#     ^^^^ hint unused-parameter: Nothing uses the parameter \`lost\`.
      seenFromElsewhere: {type: int, description: d}
    post_defines:
      none: {description: d, value: 1}
#     ^^^^ hint unused-parameter: Nothing uses the define \`none\`.
`),
    { files: { "/support/o/o.ibek.support.yaml": other } },
  );
});

test("the type of a sub-entity is looked for in this file and in modules of the workspace", async () => {
  const other = "module: o\nentity_models: [{name: User, description: d}]\n";
  await check(
    model(`    sub_entities:
      - {type: m.Axis}
      - {type: m.Axs}
#              ^^^^^ error unknown-sub-type: The support module \`m\` has no entity model \`Axs\`. Did you mean \`Axis\`?
      - {type: o.Usr}
#              ^^^^^ warning unknown-sub-type: The support module \`o\` has no entity model \`Usr\`. Did you mean \`User\`?
      - {type: elsewhere.Thing, P: "{{ around }}"}
#                                      ^^^^^^ information undefined-name: \`around\` is no parameter and no define of this entity model; only an entity above or a repeat around it could bring it.
`),
    { files: { "/support/o/o.ibek.support.yaml": other } },
  );
});

test("a sub-entity gives the parameters of its type, as far as the workspace knows the type", async () => {
  const parameters = "{a: {type: str, description: d}, speed: {type: int, description: d, default: 1}}";
  const other = `module: o\nentity_models: [{name: User, description: d, parameters: ${parameters}}]\n`;
  await check(
    model(`    sub_entities:
      - {type: o.User, a: x}
      - {type: o.User, a: x, sped: 3, entity_enabled: false}
#                            ^^^^ warning sub-entity-parameter: \`o.User\` has no parameter \`sped\`. Did you mean \`speed\`?
      - {type: o.User}
#              ^^^^^^ warning sub-entity-parameter: \`o.User\` needs the parameter \`a\`.
      - {type: elsewhere.Thing, b: x}
`),
    { files: { "/support/o/o.ibek.support.yaml": other } },
  );
});

test("a database that is not in the workspace is a hint, but only where others of the module are", async () => {
  const text = model(`    databases:
      - {file: here.template, args: {}}
      - {file: $(M)/db/gone.template, args: {}}
#              ^^^^^^^^^^^^^^^^^^^^^ hint missing-file: \`$(M)/db/gone.template\` is not in the workspace, where other database templates of this module are.
`);
  await check(text, { files: { "/support/m/db/here.template": "" } });
  assert.deepEqual(await messages(text, { files: { "/support/n/db/other.template": "" } }), []);
});

test("duplicate keys, tabs and unreadable YAML are errors, and nothing follows from them", async () => {
  assert.deepEqual(await messages(model("    parameters: {}\n    parameters: {}\n")), [
    "error duplicate-key: `parameters` is given twice here; ibek accepts each name once.",
  ]);
  assert.deepEqual(await messages(model("    parameters:\tx\n")), [
    "error yaml-syntax: ibek's loader takes no tab here: use spaces.",
  ]);
  assert.match(
    (await messages(model('    parameters: "x\n')))[0] ?? "",
    /^error yaml-syntax: This quote is never closed/,
  );
  assert.deepEqual(await messages(model("    <<: 5\n")), [
    "error bad-merge: `<<` takes a mapping or a list of mappings.",
  ]);
  assert.match((await messages(model("    shared: *lost\n")))[0] ?? "", /^error yaml-syntax: No anchor `&lost`/);
});

test("anchors and merges are followed as ibek's loader does", async () => {
  assert.deepEqual(
    await messages(`module: m
shared:
  - &common {P: {type: str, description: d}}
entity_models:
  - name: A
    description: d
    parameters:
      <<: *common
    pre_init: [{value: "{{ P }}"}]
  - name: B
    description: d
    parameters: *common
    pre_init: [{value: "{{ P }}"}]
`),
    [],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { ioc, problems } from "./iocFixture.ts";

/** A test whose marked text says all that is found in it. */
function finds(sentence: string, source: string): void {
  test(sentence, async () => {
    const { found, expected } = await problems(source);
    assert.deepEqual(found, expected);
  });
}

finds(
  "missing names around the entities are one problem",
  `entities: []
#<^^^^^^^^^^^ error top-level: \`ioc_name\` and \`description\` are missing.
`,
);

finds(
  "an unknown name around the entities is marked",
  `
ioc_name: test
descripton: a test
#<^^^^^^^^^ error top-level: An ioc.yaml has no \`descripton\` here.
description: a test
generic_image: x
#<^^^^^^^^^^^^ error top-level: An ioc.yaml has no \`generic_image\` here.
entities: []
`,
);

finds(
  "values around the entities are of the right kind",
  `
ioc_name: 5
#         ^ error top-level: \`ioc_name\` expects text.
description:
#<^^^^^^^^^^ error top-level: \`description\` expects text.
shared: 5
#       ^ error top-level: \`shared\` expects a list.
entities: none
#         ^^^^ error top-level: \`entities\` expects a list: \`[]\` for none.
`,
);

finds("a text as `shared` is a list to ibek", `ioc_name: n\ndescription: d\nshared: text\nentities: []\n`);

finds(
  "an alias can stand for the name of a parameter",
  `ioc_name: n
description: d
shared: [&k name]
entities:
  - type: m.Port
    *k : p
    addr: a
`,
);

finds(
  "a dash that leaves its list is told to be indented wrongly",
  `ioc_name: n
description: d
entities:
  - {type: m.Port, name: p, addr: a}
- type: m.Port
#< error yaml-syntax: This dash is not indented like the others of its list.
  name: q
`,
);

finds(
  "a support module without the name of an entity type is half a type",
  ioc(`
  - {type: m}
  #        ^ error unknown-type: \`m\` is a support module: \`type\` needs one of its entity types, \`m.Name\`.
`),
);

finds(
  "a name given twice is marked at its second place",
  ioc(`
  - type: m.Port
    name: p1
    addr: a
    addr: b
#   ^^^^ error duplicate-key: \`addr\` is given twice here; ibek accepts each name once.
`),
);

finds(
  "text without a colon is one problem, and the entity's others wait",
  ioc(`
  - type: m.Port
    name: p1
    adr
#   ^^^ error yaml-syntax: \`adr\` needs a colon and a value: \`adr: …\`.
  - {type: m.Port, name: p1x, addr: 5}
  #                                 ^ error wrong-type: \`addr\` expects text: put quotes around \`5\`.
`),
);

finds(
  "a Jinja expression without quotes is named as that",
  ioc(`
  - type: m.Port
    name: p1
    addr: {{ ioc_name }}
    #      ^^^^^^^^^^^^ error yaml-syntax: A value that starts with a Jinja expression needs quotes around it.
`),
);

finds(
  "an alias without its anchor is marked",
  ioc(`
  - type: m.Port
    name: p1
    addr: *nowhere
    #     ^^^^^^^^ error yaml-syntax: No anchor \`&nowhere\` is above this \`*nowhere\`.
`),
);

finds(
  "anchors and merges are followed, and a merged value is marked where it comes in",
  `
ioc_name: test
description: a test
shared:
  - &port {type: m.Port, addr: 5}
  - &name p1
entities:
  - <<: *port
    #   ^^^^^ error wrong-type: \`addr\` expects text: put quotes around \`5\`.
    name: *name
  - type: m.Device
    port: *name
    P: X
`,
);

finds(
  "ibek 2's __utils__ is marked at the name",
  ioc(`
  - type: m.Port
    name: p1
    addr: "{{ __utils__.get_env('X') }}"
    #         ^^^^^^^^^ error ibek2-jinja: \`__utils__\` is of ibek 2 and undefined since ibek 3: use \`_global\` (\`_global.get_env\`, \`_global.incrementor\`).
`),
);

finds(
  "what stands behind the entities at the margin has to be a key",
  `ioc_name: test
description: a test
entities:
  - {type: m.Port, name: p1, addr: a}
sha
#<^^ error yaml-syntax: \`sha\` needs a colon and a value: \`sha: …\`.
`,
);

finds(
  "a tag has to fit its value, and be one that ibek knows",
  ioc(`
  - {type: m.Port, name: p1, addr: a, num: !!int "5"}
  - type: m.Port
    name: p2
    addr: a
    num: !!int x
#              ^ error yaml-syntax: ibek cannot read \`x\` as a whole number.
  - !mine {type: m.Port}
#         ^^^^^^^^^^^^^^ error yaml-syntax: ibek makes no such value of the YAML tag \`!mine\`.
`),
);

test("a dash at the margin is no entity of a list that is indented", async () => {
  const { found } = await problems(
    ioc("  - {type: m.Port, name: p1, addr: a}\n- \n  - {type: m.Port, name: p2, addr: a}\n"),
  );
  assert.equal(found.length, 1);
  assert.match(found[0]?.label ?? "", /^error yaml-syntax/);
});

finds(
  "in braces, a colon belongs to the name before it where ibek's loader reads it so",
  ioc(`
  - {type: m.Port, name: p1, addr: a, num:}
#                                     ^^^^ error unknown-parameter: \`m.Port\` has no parameter \`num:\`. Did you mean \`num\`?
  - {type: m.Device, port: p1, P: X, l:[1]}
#                                     ^ error yaml-syntax: There has to be a space behind this colon.
`),
);

test("a file that asks for YAML 1.1 gets its booleans", async () => {
  const text = (version: string): string =>
    `%YAML ${version}\n---\n${ioc("  - {type: m.Port, name: p1, addr: off}\n")}`;
  const found = async (version: string): Promise<readonly string[]> =>
    (await problems(text(version))).found.map(({ label }) => label);
  assert.deepEqual(await found("1.2"), []);
  assert.deepEqual(await found("1.1"), ["error wrong-type: `addr` expects text: put quotes around `off`."]);
});

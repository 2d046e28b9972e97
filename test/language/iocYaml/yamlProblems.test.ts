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
generic_ioc_image: x
#<^^^^^^^^^^^^^^^^ error top-level: An ioc.yaml has no \`generic_ioc_image\` here.
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
shared: text
#       ^^^^ error top-level: \`shared\` expects a list.
entities: none
#         ^^^^ error top-level: \`entities\` expects a list: \`[]\` for none.
`,
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

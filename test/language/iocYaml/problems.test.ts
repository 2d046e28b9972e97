import assert from "node:assert/strict";
import { test } from "node:test";
import { SUPPORT, ioc, iocLanguage, openIoc, problems, SUPPORT_PATH } from "./iocFixture.ts";

/** A test whose marked text says all that is found in it. */
function finds(sentence: string, source: string): void {
  test(sentence, async () => {
    const { found, expected } = await problems(source);
    assert.deepEqual(found, expected);
  });
}

finds(
  "a correct file has no problems",
  ioc(`
  - type: m.Port
    name: p1
    addr: 10.0.0.1
  - type: m.Device
    port: p1
    P: "X:"
    DIR: Neg
`),
);

finds(
  "an unknown entity type of a known module is marked at the type, with what may be meant",
  ioc(`
  - type: m.Devise
    #     ^^^^^^^^ error unknown-type: The support module \`m\` has no entity type \`Devise\`. Did you mean \`Device\`?
    P: "X:"
`),
);

finds(
  "a type of a module that nobody defines is marked once the image's definitions are known",
  ioc(`
  - type: pmac.GeoBrick
    #     ^^^^^^^^^^^^^ error unknown-type: No support module of this IOC defines \`pmac.GeoBrick\`.
    name: anything
`),
);

finds(
  "an entity without a type is marked",
  ioc(`
  - name: p1
  # ^ error missing-type: This entity has no \`type\`.
`),
);

finds(
  "a type that is still to be typed is marked at its name",
  ioc(`
  - type:
  # ^^^^ error missing-type: \`type\` needs the name of an entity type: \`module.Name\`.
`),
);

finds(
  "all missing parameters are one problem, at the type",
  ioc(`
  - type: m.Device
    #     ^^^^^^^^ error missing-parameter: \`m.Device\` needs the parameters \`port\`, \`P\`.
    n: 3
`),
);

finds(
  "an unknown parameter is marked at its name",
  ioc(`
  - type: m.Port
    name: p1
    adr: 10.0.0.1
#   ^^^ error unknown-parameter: \`m.Port\` has no parameter \`adr\`.
    addr: 10.0.0.1
`),
);

finds(
  "an unknown parameter suggests one that is still missing",
  ioc(`
  - type: m.Port
    #     ^^^^^^ error missing-parameter: \`m.Port\` needs the parameter \`addr\`.
    name: p1
    adr: 10.0.0.1
#   ^^^ error unknown-parameter: \`m.Port\` has no parameter \`adr\`. Did you mean \`addr\`?
`),
);

finds(
  "a number where text is expected needs quotes",
  ioc(`
  - type: m.Port
    name: p1
    addr: 5
    #     ^ error wrong-type: \`addr\` expects text: put quotes around \`5\`.
`),
);

finds(
  "a date is no text either",
  ioc(`
  - type: m.Port
    name: p1
    addr: 2024-01-01
    #     ^^^^^^^^^^ error wrong-type: \`addr\` expects text: put quotes around \`2024-01-01\`.
`),
);

finds(
  "numbers, booleans, lists and mappings are taken as ibek takes them",
  ioc(`
  - type: m.Port
    name: p1
    addr: yes
    num: "7"
  - type: m.Device
    port: p1
    P: on
    n: "{{ 2 * 4 }}"
    f: "1e3"
    b: yes
    l: "{{ range(3) | list }}"
    d: {a: 1}
  - type: m.Device
    port: p1
    P: ""
    n: abc
    #  ^^^ error wrong-type: \`n\` expects a whole number, not \`abc\`.
    f: true
    b: 2
    #  ^ error wrong-type: \`b\` expects \`true\` or \`false\`, not \`2\`.
    l: {a: 1}
    #  ^^^^^^ error wrong-type: \`l\` expects a list, not a mapping.
    d: []
    #  ^^ error wrong-type: \`d\` expects a mapping, not a list.
`),
);

finds(
  "a name without a value is marked at the name",
  ioc(`
  - type: m.Port
    name: p1
    addr:
#   ^^^^ error wrong-type: \`addr\` has no value; it expects text.
`),
);

finds(
  "a choice that does not exist is marked, with what may be meant",
  ioc(`
  - type: m.Port
    name: p1
    addr: a
  - type: m.Device
    port: p1
    P: X
    DIR: Poss
    #    ^^^^ error bad-enum: \`DIR\` expects one of \`Pos\`, \`Neg\`, \`1\`, \`2\`, not \`Poss\`. Did you mean \`Pos\`?
`),
);

finds(
  'a choice is compared with its quotes: 1 and "1" are two things',
  ioc(`
  - type: m.Port
    name: p1
    addr: a
  - {type: m.Device, port: p1, P: X, DIR: 2}
  - {type: m.Device, port: p1, P: X, DIR: "1"}
  - {type: m.Device, port: p1, P: X, DIR: 1}
  #                                       ^ error bad-enum: \`DIR\` expects one of \`Pos\`, \`Neg\`, \`1\`, \`2\`: put quotes around \`1\`.
  - {type: m.Device, port: p1, P: X, DIR: "2"}
  #                                       ^^^ error bad-enum: \`DIR\` expects one of \`Pos\`, \`Neg\`, \`1\`, \`2\`: \`2\` takes no quotes.
`),
);

finds(
  "ibek compares a choice before it renders Jinja",
  ioc(`
  - {type: m.Port, name: p1, addr: a}
  - {type: m.Device, port: p1, P: X, DIR: "{{ 'Pos' }}"}
  #                                       ^^^^^^^^^^^^^ error bad-enum: \`DIR\` expects one of \`Pos\`, \`Neg\`, \`1\`, \`2\`, not \`{{ 'Pos' }}\`.
`),
);

finds(
  "a reference to nothing is marked, with what may be meant",
  ioc(`
  - {type: m.Port, name: port1, addr: a}
  - {type: m.Device, port: port2, P: X}
  #                        ^^^^^ error unknown-reference: \`port\` of \`m.Device\` refers to \`port2\`, but no entity above has this id. Did you mean \`port1\`?
`),
);

finds(
  "a reference to what comes only further down is marked as such",
  ioc(`
  - {type: m.Device, port: p1, P: X}
  #                        ^^ error unknown-reference: \`port\` of \`m.Device\` refers to \`p1\`, which is defined further down: ibek needs it above.
  - {type: m.Port, name: p1, addr: a}
`),
);

finds(
  "an id that is taken is marked at its second use",
  ioc(`
  - {type: m.Port, name: p1, addr: a}
  - {type: m.Port, name: p1, addr: b}
  #                      ^^ error duplicate-id: The id \`p1\` is taken by an entity of type \`m.Port\` above.
`),
);

finds(
  "ids and references that only rendering tells are known",
  ioc(`
  - {type: m.Port, name: "{{ ioc_name }}.port", addr: a}
  - {type: m.Device, port: test.port, P: X}
  - {type: m.Device, port: "{{ ioc_name }}.port", P: X}
  - {type: m.Device, port: test.prt, P: X}
  #                        ^^^^^^^^ error unknown-reference: \`port\` of \`m.Device\` refers to \`test.prt\`, but no entity above has this id. Did you mean \`test.port\`?
`),
);

finds(
  "an entity of an unknown type may have any of its values as an id",
  ioc(`
  - {type: m.Prt, name: p1, addr: a}
  #        ^^^^^ error unknown-type: The support module \`m\` has no entity type \`Prt\`. Did you mean \`Port\`?
  - {type: m.Device, port: p1, P: X}
`),
);

finds(
  "a disabled entity keeps its id",
  ioc(`
  - {type: m.Port, name: p1, addr: a, entity_enabled: false}
  - {type: m.Device, port: p1, P: X}
`),
);

finds(
  "a value that cannot be a reference is an error only where it is used as one, as ibek takes it",
  ioc(`
  - {type: m.Device, port: 5, P: X}
  #                        ^ error wrong-type: \`port\` expects the id of an entity, not \`5\`.
  - {type: m.Axis, device: 5, axis: a, entity_enabled: false}
  #                        ^ warning wrong-type: \`device\` expects the id of an entity, not \`5\`.
`),
);

finds(
  "the entity of a repeat is checked, and its Jinja as often as it is repeated",
  ioc(`
  - type: ibek.repeat
    values: [1, 2]
    entity:
      type: m.Port
      name: p{{ index }}
      addr: 5
      #     ^ error wrong-type: \`addr\` expects text: put quotes around \`5\`.
      nun: 3
#     ^^^ error unknown-parameter: \`m.Port\` has no parameter \`nun\`. Did you mean \`num\`?
  - type: m.Device
    port: p1
    #     ^^ error unknown-reference: \`port\` of \`m.Device\` refers to \`p1\`, which \`ibek.repeat\` makes only after all other entities are read: only another repeat can refer to it.
    P: X
  - type: ibek.repeat
    values: [1, 2]
    entity: {type: m.Device, port: "p{{ index }}", P: X, DIR: "{{ 'Pos' }}"}
    #                                                         ^^^^^^^^^^^^^ warning unmapped-enum: ibek writes \`Pos\` here, not \`0\`: it maps the choices of no entity that is made by another.
`),
);

finds(
  "a repeat that repeats nothing gives warnings, as ibek never looks",
  ioc(`
  - type: ibek.repeat
    values: "{{ range(0) | list }}"
    entity:
      type: m.Port
      #     ^^^^^^ warning missing-parameter: \`m.Port\` needs the parameters \`name\`, \`addr\`.
`),
);

test("a problem with a parameter points at its definition", async () => {
  const text = ioc("  - {type: m.Port, name: p1, addr: 5}\n");
  const [problem] = iocLanguage().diagnostics(await openIoc(text));
  const related = problem?.relatedInformation?.[0];
  assert.equal(related?.location.uri, `file://${SUPPORT_PATH}`);
  const { start } = related.location.range;
  assert.equal(SUPPORT.split("\n")[start.line]?.slice(start.character, start.character + 4), "addr");
});

test("a reference to what comes further down points there", async () => {
  const text = ioc("  - {type: m.Device, port: p1, P: X}\n  - {type: m.Port, name: p1, addr: a}\n");
  const [problem] = iocLanguage().diagnostics(await openIoc(text));
  assert.deepEqual(problem?.relatedInformation?.[0]?.location.range.start, { line: 4, character: 25 });
});

test("ids of the ioc.yaml are not missed in a runtime.yaml", async () => {
  const source = ioc("  - {type: m.Device, port: p1, P: X}\n");
  const { found } = await problems(source, { path: SUPPORT_PATH.replace("m.ibek.support", "runtime") });
  assert.deepEqual(found, []);
});

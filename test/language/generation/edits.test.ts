import assert from "node:assert/strict";
import { test } from "node:test";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { ioc, IOC_PATH, SUPPORT } from "../iocYaml/iocFixture.ts";
import { fileOf, language, wordings } from "./generationFixture.ts";

const COUNTED = `${SUPPORT}  - name: Counted
    description: d
    parameters:
      port: {type: object, description: d}
    post_defines:
      n: {description: d, value: "{{ _global.incrementor('c') }}"}
    pre_init:
      - {when: first, value: "first {{ n }}"}
      - value: counted({{ port.addr }}, {{ n }}, {{ c }})
    databases: [{file: c.db, args: {n: }}]
    sub_entities:
      - {type: m.Named, id: "{{ port.name }}-{{ n_of_port }}"}
`.replace("{{ n_of_port }}", "sub{{ _global.incrementor('sub') }}");

const BASE = [
  "  - {type: m.Port, name: p1, addr: a}\n",
  "  - {type: m.Counted, port: p1}\n",
  "  - {type: m.Device, port: p1, P: X}\n",
  "  - {type: m.Counted, port: p1}\n",
  '  - type: ibek.repeat\n    values: [1, 2]\n    entity: {type: m.Port, name: "q{{ index }}", addr: "{{ P }}"}\n',
  '  - type: ibek.repeat\n    values: [1, 2]\n    variable: i\n    entity: {type: m.Device, port: "q{{ i }}", P: "{{ i }}"}\n',
  "  - {type: m.Axis, device: p1, axis: b}\n",
];

/** Each changes the file before it. */
const EDITS: readonly ((entities: string[]) => void)[] = [
  (entities) => (entities[0] = "  - {type: m.Port, name: p1, addr: b}\n"),
  (entities) => (entities[2] = "  - {type: m.Device, port: p1, P: Y}\n"),
  (entities) => (entities[1] = "  - {type: m.Counted, port: p1, entity_enabled: false}\n"),
  (entities) => entities.splice(1, 1),
  (entities) => (entities[0] = "  - {type: m.Port, name: p2, addr: b}\n"),
  (entities) => (entities[0] = "  - {type: m.Port, name: p1, addr: \"{{ _global.set('P', 'G') }}\"}\n"),
  (entities) => entities.reverse(),
  (entities) => entities.reverse(),
  (entities) => (entities[0] = '  - {type: m.Port, name: p1, addr: "{{ x "}\n'),
  (entities) => (entities[0] = "  - {type: m.Prt, name: p1, addr: a}\n"),
  (entities) => (entities[0] = BASE[0]!),
  (entities) => (entities[3] = BASE[4]!.replace("[1, 2]", "[1, 3]")),
  (entities) => entities.push('  - {type: m.Device, port: p1, P: Z, l: [1], n: "{{ l.append(2) or 5 }}"}\n'),
  (entities) => (entities[0] = "  - {type: m.Port, name: p1, addr: c}\n"),
];

test("after any edit ibek makes of a file what it makes of it afresh", async () => {
  const edited = language(COUNTED);
  const entities = [...BASE];
  let before: IocAnalysis | undefined;
  for (const [index, edit] of [(): void => undefined, ...EDITS].entries()) {
    edit(entities);
    const document = { uri: `file://${IOC_PATH}`, version: index, text: ioc(entities.join("")) };
    before = await edited.analyse(document, before);
    const fresh = await language(COUNTED).analyse(document, undefined);
    assert.deepEqual(wordings(before), wordings(fresh), `edit ${index}`);
    assert.equal(fileOf(before, "st.cmd"), fileOf(fresh, "st.cmd"), `edit ${index}`);
    assert.equal(fileOf(before, "ioc.subst"), fileOf(fresh, "ioc.subst"), `edit ${index}`);
  }
});

for (const [where, uri] of [
  ["in an instance", `file://${IOC_PATH}`],
  ["outside of any, where the IOC's name is not known", "file:///elsewhere/ioc.yaml"],
] as const)
  test(`${where}, an edit evaluates again only what depends on it`, async () => {
    const edited = language(COUNTED);
    const named = (text: string): string =>
      text.replace("ioc_name: test", "ioc_name: \"{{ _global.get_env('IOC_NAME') }}\"");
    const open = (text: string, before?: IocAnalysis): Promise<IocAnalysis> =>
      edited.analyse({ uri, version: 1, text: named(text) }, before);
    const first = await open(ioc(BASE.join("")));
    const second = await open(ioc(BASE.join("").replace("P: X", "P: Y")), first);
    const kept = first.entities.map(
      (_, index) => first.generated.work(index)?.instance === second.generated.work(index)?.instance,
    );
    assert.deepEqual(kept, [true, true, false, true, true, true, true]);
  });

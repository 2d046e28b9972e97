// A small services repository: two instances, a definition for both, and one that an instance has for itself.
import { marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

export const SHARED = "/bl/support/m.ibek.support.yaml";
export const FIRST = "/bl/services/first/config/ioc.yaml";
export const SECOND = "/bl/services/second/config/ioc.yaml";
export const OWN = "/bl/services/second/config/own.ibek.support.yaml";

const FILES: Readonly<Record<string, string>> = {
  [SHARED]: `module: m
entity_models:
  - name: Port
    description: a port
    parameters:
      name: {type: id, description: its name}
      addr: {type: str, description: its address}
    pre_defines:
      host: {description: the address without its number, value: "{{ addr.split(':')[0] }}"}
    pre_init:
      - value: |
          # {{ name }} at {{ host }}
          port("{{ name }}", "{{ addr }}")
  - name: Device
    description: a device
    parameters:
      port: {type: object, description: its port}
      P: {type: str, description: its prefix}
      R: {type: str, description: its suffix, default: "{{ P }}:R"}
    pre_init:
      - value: device("{{ P }}", "{{ port.addr }}", {{ port.host }})
    databases:
      - file: $(M)/db/device.template
        args: {P: , R: "{{ R }}", PORT: "{{ port }}"}
  - name: Pair
    description: two devices
    parameters:
      main: {type: object, description: their port}
      P: {type: str, description: their prefix}
    sub_entities:
      - {type: m.Device, port: "{{ main }}", P: "{{ P }}:1"}
      - {type: m.Device, port: "{{ main }}", P: "{{ P }}:2"}
`,
  [FIRST]: `ioc_name: first
description: the first
entities:
  - {type: m.Port, name: p1, addr: "a:1"}
  - type: m.Device
    port: p1
    P: FIRST
    R: "{{ port.addr }}-{{ P }}"
  - type: ibek.repeat
    values: [1, 2]
    entity: {type: 'm.Device', port: p1, P: "X{{ index }}"}
`,
  [SECOND]: `ioc_name: second
description: the second
entities:
  - {type: m.Port, name: q1, addr: b}
  - {type: own.Device, port: q1, P: MINE}
  - {type: m.Device, port: q1, "P": OTHER}
`,
  [OWN]: `module: own
entity_models:
  - name: Device
    description: another device
    parameters:
      port: {type: object, description: its port}
      P: {type: str, description: its prefix}
    databases:
      - file: device.template
        args: {P: }
`,
};

/** Something else in one of the files, or a file that is not there otherwise (`from` is empty). */
export interface Change {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** A file of the beamline with something else in it. */
export function changed(path: string, from: string, to: string): Change {
  return { path, from, to };
}

/** The beamline with some changes; `$0` in one of its files is the cursor. */
export function beamline(changes: readonly Change[] = []): {
  readonly workspace: ReturnType<typeof memoryWorkspace>;
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly offset: number;
} {
  const sources = new Map(Object.entries(FILES));
  for (const { path, from, to } of changes) sources.set(path, replaced(sources.get(path) ?? "", from, to));
  const all = [...sources].map(([path, source]) => ({ path, ...marked(source) }));
  const files = Object.fromEntries(all.map(({ path, text }) => [path, text]));
  const at = all.find(({ cursor }) => cursor !== undefined);
  return { workspace: memoryWorkspace(files), files, path: at?.path ?? FIRST, offset: at?.cursor ?? 0 };
}

function replaced(text: string, from: string, to: string): string {
  if (from !== "" && text.split(from).length !== 2) throw new Error(`${from} is not there once`);
  return from === "" ? text + to : text.replace(from, () => to);
}

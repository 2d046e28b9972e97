// A small services repository: two instances, a definition for both, and one that an instance has for itself.
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
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

/** Workspace of the beamline with some files changed; `$0` in one of them is the cursor. */
export function beamline(changes: Readonly<Record<string, string>> = {}): {
  readonly workspace: ReturnType<typeof memoryWorkspace>;
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly offset: number;
  readonly position: { readonly line: number; readonly character: number };
} {
  const all = Object.entries({ ...FILES, ...changes }).map(([path, source]) => ({ path, ...marked(source) }));
  const files = Object.fromEntries(all.map(({ path, text }) => [path, text]));
  const at = all.find(({ cursor }) => cursor !== undefined);
  const offset = at?.cursor ?? 0;
  const position = new LineIndex(at?.text ?? "").positionAt(offset);
  return { workspace: memoryWorkspace(files), files, path: at?.path ?? FIRST, offset, position };
}

/** A file of the beamline with something else in it; fails where that is not there once. */
export function changed(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = FILES[path] ?? "";
  if (text.split(from).length !== 2) throw new Error(`${from} is not once in ${path}`);
  return { [path]: text.replace(from, () => to) };
}

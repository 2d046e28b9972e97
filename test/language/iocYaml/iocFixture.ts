// An ioc.yaml beside a small support module `m`, analysed as the server would.
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import type { ImageDefinitions } from "../../../language-server/catalogue/entityModels/entityModelStore.ts";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { createIocYamlLanguage } from "../../../language-server/iocYaml/iocYamlLanguage.ts";
import type { CatalogueStatusParams } from "../../../language-server/protocol.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../language-server/settings.ts";
import type { Language } from "../../../language-server/service.ts";
import { marked, type Label } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

export const SUPPORT = `module: m
entity_models:
  - name: Port
    description: |-
      A network port.
      It has an address.
    parameters:
      name: {type: id, description: name of the port}
      addr: {type: str, description: IP address}
      num: {type: int, description: how many, default: 1}
  - name: Device
    description: A device on a port.
    parameters:
      port: {type: object, description: the port it is on}
      P:
        type: str
        description: prefix of its records
      n: {type: int, description: a number, default: 3}
      f: {type: float, description: a float, default: 2}
      b: {type: bool, description: a switch, default: false}
      l: {type: list, description: a list, default: []}
      d: {type: dict, description: a mapping, default: {}}
      DIR: {type: enum, description: direction, values: {Pos: 0, Neg: 1, "1": , 2: two}, default: Pos}
    pre_init:
      - value: device("{{ P }}", "{{ port.addr }}")
  - name: Axis
    description: An axis of a device.
    parameters:
      device: {type: object, description: the device}
      axis: {type: id, description: its name, default: "{{ device }}.axis"}
    pre_init:
      - value: axis("{{ device.DIR }}")
  - name: Named
    description: Something with a name.
    parameters:
      id: {type: id, description: its name}
      DIR: {type: str, description: anything, default: ""}
`;

/** Line of `description: d` and `entities:` before the given entities. */
export function ioc(entities: string): string {
  return `ioc_name: test\ndescription: a test\nentities:\n${entities}`;
}

export const IOC_PATH = "/services/bl01t-ea-test-01/config/ioc.yaml";
export const SUPPORT_PATH = "/services/bl01t-ea-test-01/config/m.ibek.support.yaml";

export interface Surroundings {
  readonly files?: Readonly<Record<string, string>>;
  readonly image?: ImageDefinitions;
  readonly path?: string;
  readonly settings?: Partial<Settings>;
  readonly reportCatalogue?: (status: CatalogueStatusParams) => void;
}

/** The instance's own folder holds \`m\`; the image is known and empty, so what nobody defines is unknown for sure. */
export function iocLanguage({ files, image, settings, reportCatalogue }: Surroundings = {}): Language<IocAnalysis> {
  return createIocYamlLanguage(
    { ...memoryWorkspace(files ?? { [SUPPORT_PATH]: SUPPORT }), roots: ["/services"] },
    {
      imageDefinitions: () => image ?? { kind: "folder", folder: "/image", origin: "ioc-test-runtime:1.0" },
      settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
      reportCatalogue: reportCatalogue ?? (() => undefined),
    },
  );
}

export async function openIoc(text: string, surroundings: Surroundings = {}): Promise<IocAnalysis> {
  const uri = `file://${surroundings.path ?? IOC_PATH}`;
  return iocLanguage(surroundings).analyse({ uri, version: 1, text }, undefined);
}

/** What is found in a marked text, and what its marks say should be. */
export async function problems(
  source: string,
  surroundings: Surroundings = {},
): Promise<{ found: Label[]; expected: readonly Label[] }> {
  const { text, labels } = marked(source);
  const language = iocLanguage(surroundings);
  const analysis = await openIoc(text, surroundings);
  return { found: language.diagnostics(analysis).map(label), expected: labels };
}

function label(diagnostic: Diagnostic): Label {
  const { start, end } = diagnostic.range;
  return { line: start.line, start: start.character, end: end.character, label: wording(diagnostic) };
}

/** `error unknown-type: The support module …` */
export function wording({ severity, code, message }: Diagnostic): string {
  const name =
    Object.entries(DiagnosticSeverity)
      .find(([, value]) => value === severity)?.[0]
      .toLowerCase() ?? "";
  return `${name} ${code ?? ""}: ${typeof message === "string" ? message : message.value}`;
}

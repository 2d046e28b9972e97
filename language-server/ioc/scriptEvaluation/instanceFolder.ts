// An epics-containers instance: `services/<ioc>/config` is mounted at /epics/ioc/config, `start.sh` of the image copies
// parts of it to /epics/runtime and starts the IOC.
import type { Workspace } from "../../workspace.ts";
import type { MacroSetting } from "../macros/macroValue.ts";

export interface InstanceFolder {
  /** Absolute path of its `config` folder. */
  readonly config: string;
  /** `bl47p-ea-dcam-01`; not told by the paths inside a container. */
  readonly name: string | undefined;
  /** The editor runs in the IOC's container: every path can be looked at as it is. */
  readonly inContainer: boolean;
}

/** The instance a script belongs to, if it lies in the `config` folder of one, or in a container's. */
export async function instanceOf(scriptFolder: string, workspace: Workspace): Promise<InstanceFolder | undefined> {
  if (/^\/epics\/(ioc\/config|runtime)(\/|$)/.test(scriptFolder))
    return { config: "/epics/ioc/config", name: undefined, inContainer: true };
  const match = /^(.*)\/([^/]+)\/config$/.exec(scriptFolder);
  if (!match?.[1] || !match[2]) return undefined;
  const [, above, name] = match;
  const service = `${above}/${name}`;
  const isService = /\/(services|iocs)$/.test(above) || (await workspace.isFile(`${service}/values.yaml`));
  return isService ? { config: scriptFolder, name, inContainer: false } : undefined;
}

const START = "`start.sh` of the image";
const CHART = "the Helm chart";

/** Environment variables production gives the IOC, from `start.sh` and the chart `ioc-instance`. */
export function instanceVariables(instance: InstanceFolder): ReadonlyMap<string, MacroSetting> {
  const text = (raw: string, by: string): MacroSetting => ({
    value: { kind: "text", raw },
    origin: { kind: "environment", by },
  });
  const elsewhere = (by: string): MacroSetting => ({
    value: { kind: "elsewhere" },
    origin: { kind: "environment", by },
  });
  return new Map([
    ["IOC", text("/epics/ioc", START)],
    ["TOP", elsewhere("`RELEASE.shell` of the image")],
    ["EPICS_ROOT", text("/epics", START)],
    ["SUPPORT", text("/epics/support", START)],
    ["CONFIG_DIR", text("/epics/ioc/config", START)],
    ["RUNTIME_DIR", text("/epics/runtime", START)],
    ["IOC_NAME", instance.name === undefined ? elsewhere(CHART) : text(instance.name, CHART)],
    ["IOC_PREFIX", elsewhere(CHART)],
    ["IOC_LOCATION", elsewhere(CHART)],
    ["IOC_DOMAIN", elsewhere(CHART)],
    ["IOCSH_PS1", elsewhere(CHART)],
    ["EPICS_BASE", elsewhere("the image")],
    ["EPICS_HOST_ARCH", elsewhere("the image")],
    ["LD_LIBRARY_PATH", elsewhere("the image")],
  ]);
}

/** Written when the image is built; `start.sh` sources it. */
export const SUPPORT_MODULES_FILE = "/epics/support/configure/RELEASE.shell";

/** The support modules it names: `ASYN=/epics/support/asyn`. */
export function supportModules(text: string): ReadonlyMap<string, MacroSetting> {
  const lines = text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(["']?)(.*?)\2[ \t]*$/gm);
  return new Map(
    Array.from(lines, ([, name = "", , raw = ""]) => [
      name,
      { value: { kind: "text", raw }, origin: { kind: "environment", by: "`RELEASE.shell` of the image" } },
    ]),
  );
}

/** Where a path of the container comes from in the repository; the first that exists is meant. Empty: the image's own. */
export function sourcesInConfig(path: string, instance: InstanceFolder): readonly string[] {
  if (instance.inContainer) return [path];
  const below = (folder: string): string | undefined =>
    path === folder ? "" : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
  const configured = below("/epics/ioc/config");
  if (configured !== undefined) return [configured === "" ? instance.config : `${instance.config}/${configured}`];
  const placed = below("/epics/runtime/db") ?? below("/epics/runtime/protocol") ?? below("/epics/runtime");
  if (placed === undefined) return [];
  return [placed === "" ? instance.config : `${instance.config}/${placed}`];
}

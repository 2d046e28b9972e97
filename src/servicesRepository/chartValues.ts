// The `ioc-instance` Helm chart of epics-containers, as far as it decides how an IOC is started:
// ec-helm-charts, Charts/ioc-instance/values.yaml and templates/_statefulset.tpl.
import { isObject } from "../core/json.ts";
import type { DeploymentSettings } from "./instance.ts";
import { mapAt, textAt, textsAt, type YamlMap } from "./yamlText.ts";

/** True for values that are meant for the chart; other services of the repository have values of their own. */
export function areIocValues(values: YamlMap): boolean {
  return isObject(values["ioc-instance"]) || isObject(mapAt(values, "shared")["ioc-instance"]);
}

/** `shared` is the repository's `services/values.yaml`, which Helm reads first. */
export function chartSettings(iocName: string, values: YamlMap, shared: YamlMap): DeploymentSettings {
  const chart = { ...chartValues(shared), ...chartValues(values) };
  const global = { ...mapAt(shared, "global"), ...mapAt(values, "global") };
  const iocFolder = textAt(chart, "iocFolder") ?? "/epics/ioc";
  const location = textAt(chart, "location") ?? textAt(global, "location");
  const domain = textAt(chart, "domain") ?? textAt(global, "domain");
  return {
    image: textAt(chart, "image"),
    configMount: textAt(chart, "iocConfig") ?? "/epics/ioc/config",
    command: [
      ...(textsAt(chart, "command") ?? ["bash", "-c"]),
      ...(textsAt(chart, "args") ?? [`${iocFolder}/start.sh`]),
    ],
    environment: {
      IOCSH_PS1: `${iocName} > `,
      IOC_NAME: iocName,
      IOC_PREFIX: textAt(chart, "prefix") ?? iocName,
      ...(location === undefined ? {} : { IOC_LOCATION: location }),
      ...(domain === undefined ? {} : { IOC_DOMAIN: domain }),
      TERM: "xterm-256color",
      ...variables(chart["env"]),
      ...variables(global["env"]),
    },
  };
}

/** Charts of today keep them under `ioc-instance`, those of 2024 also under `shared`, those before at the top. */
function chartValues(values: YamlMap): YamlMap {
  const current = values["ioc-instance"];
  if (isObject(current)) return current;
  const nested = mapAt(values, "shared")["ioc-instance"];
  return isObject(nested) ? nested : values;
}

/** Of `env: [{ name, value }]`; an entry that takes its value from elsewhere in the cluster has none here. */
function variables(env: unknown): Record<string, string> {
  const entries = Array.isArray(env) ? env.filter(isObject) : [];
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const name = textAt(entry, "name");
      const value = textAt(entry, "value");
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

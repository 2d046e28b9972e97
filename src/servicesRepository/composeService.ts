// Instances of the compose layout: `services/<ioc>/compose.yml`, whose service has the IOC's name.
import { isObject } from "../core/json.ts";
import type { DeploymentSettings } from "./instance.ts";
import { mapAt, scalarText, textAt, textsAt, type YamlMap } from "./yamlText.ts";

export function composeSettings(iocName: string, compose: YamlMap): DeploymentSettings {
  const services = mapAt(compose, "services");
  const named = services[iocName];
  const service = isObject(named) ? named : (Object.values(services).find(isObject) ?? {});
  return {
    image: textAt(service, "image"),
    configMount: configTarget(service) ?? "/epics/ioc/config",
    command: command(service["command"]),
    environment: {
      IOCSH_PS1: `${iocName} > `,
      IOC_NAME: iocName,
      TERM: "xterm-256color",
      ...variables(service["environment"]),
    },
  };
}

/** Compose accepts a target without its first slash: `epics/ioc/config`. */
function configTarget(service: YamlMap): string | undefined {
  const configs = service["configs"];
  const targets = Array.isArray(configs) ? configs.filter(isObject).map((config) => textAt(config, "target")) : [];
  const target = targets.find((candidate) => candidate !== undefined);
  return target === undefined || target.startsWith("/") ? target : `/${target}`;
}

function command(value: unknown): readonly string[] {
  if (typeof value === "string") return ["bash", "-c", value];
  return textsAt({ value }, "value") ?? ["bash", "-c", "/epics/ioc/start.sh"];
}

/** A mapping or a list of `NAME=value`; a bare name would take the value of the person who starts it. */
function variables(environment: unknown): Record<string, string> {
  const pairs = isObject(environment)
    ? Object.entries(environment).map(([name, value]) => [name, scalarText(value)] as const)
    : (textsAt({ environment }, "environment") ?? []).map((entry) => {
        const equals = entry.indexOf("=");
        return equals < 0
          ? ([entry, undefined] as const)
          : ([entry.slice(0, equals), entry.slice(equals + 1)] as const);
      });
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && !pair[1].includes("${")),
  );
}

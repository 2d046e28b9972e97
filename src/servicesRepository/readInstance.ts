import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { failed, succeeded, type Failure, type Outcome } from "../core/failure.ts";
import { parseImageReference } from "../core/imageReference.ts";
import { areIocValues, chartSettings } from "./chartValues.ts";
import { composeSettings } from "./composeService.ts";
import type { DeploymentSettings, Instance } from "./instance.ts";
import { parseYamlMap, type YamlMap } from "./yamlText.ts";

/** Values are a few kilobytes; this keeps a mistaken gigabyte out of the memory. */
const MAXIMUM_BYTES = 1_000_000;
const IOC_FILES = ["ioc.yaml", "st.cmd", "start.sh", "ioc.subst", "ioc.db"];
const VALUES_FILES = ["values.yaml", "compose.yml", "compose.yaml"];

export interface ReadInstance {
  /** Undefined when the folder is another kind of service. */
  readonly instance: Instance | undefined;
  readonly failures: readonly Failure[];
}

/** `shared` is the content of the repository's `services/values.yaml`. */
export async function readInstance(folder: string, repository: string, shared: YamlMap): Promise<ReadInstance> {
  const name = basename(folder);
  const files = await names(folder);
  const configFolder = files.includes("config") ? join(folder, "config") : undefined;
  const config = configFolder === undefined ? [] : await names(configFolder);
  const valuesName = VALUES_FILES.find((candidate) => files.includes(candidate));
  const valuesFile = valuesName === undefined ? undefined : join(folder, valuesName);
  const values = valuesFile === undefined ? succeeded<YamlMap>({}) : await readYamlMap(valuesFile);

  const isIoc = IOC_FILES.some((file) => config.includes(file)) || (values.ok && areIocValues(values.value));
  if (!isIoc) return { instance: undefined, failures: values.ok ? [] : [values.failure] };

  const read = values.ok ? values.value : {};
  const settings =
    valuesName?.startsWith("compose") === true ? composeSettings(name, read) : chartSettings(name, read, shared);
  const image = readableImage(settings, valuesFile ?? folder);
  const inConfig = (file: string | undefined): string | undefined =>
    configFolder === undefined || file === undefined ? undefined : join(configFolder, file);
  const instance: Instance = {
    ...settings,
    image: image.ok ? image.value : undefined,
    name,
    folder,
    repository,
    configFolder,
    iocYaml: inConfig(config.find((file) => file === "ioc.yaml")),
    startupScript: inConfig(config.find((file) => file === "st.cmd") ?? config.find((file) => file.endsWith(".cmd"))),
    valuesFile,
  };
  return { instance, failures: [values, image].flatMap((outcome) => (outcome.ok ? [] : [outcome.failure])) };
}

/** Templates of new instances hold a placeholder, compose files may hold a variable. */
function readableImage({ image }: DeploymentSettings, file: string): Outcome<string | undefined> {
  return image === undefined || parseImageReference(image) !== undefined
    ? succeeded(image)
    : failed("unexpectedOutput", `read the image in ${file}`, `“${image}” does not name an image`);
}

/** An empty mapping when the file is not there. */
export async function readYamlMap(file: string): Promise<Outcome<YamlMap>> {
  const doing = `read ${file}`;
  try {
    const { size } = await stat(file);
    if (size > MAXIMUM_BYTES)
      return failed("unexpectedOutput", doing, `it has ${size} bytes; values have ${MAXIMUM_BYTES} at most`);
    return parseYamlMap(await readFile(file, "utf8"), doing);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? succeeded({}) : failed("unexpectedOutput", doing, message);
  }
}

/** Base names in a folder, sorted; none when it is no folder or may not be read. */
export async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).then(
    (found) => found.sort(),
    () => [],
  );
}

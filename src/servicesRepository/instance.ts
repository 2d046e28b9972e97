/** How production starts the IOC, as far as its deployment files tell. */
export interface DeploymentSettings {
  /** As pinned: `ghcr.io/epics-containers/ioc-pmac-runtime:2026.6.1`; undefined where nothing readable is pinned. */
  readonly image: string | undefined;
  /** Where production mounts the instance's `config/`: `/epics/ioc/config`. */
  readonly configMount: string;
  /** `["bash", "-c", "/epics/ioc/start.sh"]` */
  readonly command: readonly string[];
  /** What the deployment adds to the image's environment: `{ IOC_NAME: "bl47p-mo-ioc-01", … }`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One IOC instance of a services repository. Paths are absolute. */
export interface Instance extends DeploymentSettings {
  /** The folder's name, which is also the name of the release and of the IOC: `bl47p-mo-ioc-01`. */
  readonly name: string;
  readonly folder: string;
  /** The services repository: the folder that holds `services/` or `iocs/`. */
  readonly repository: string;
  /** Undefined for an instance that has only values. */
  readonly configFolder: string | undefined;
  readonly iocYaml: string | undefined;
  /** A hand-written startup script. */
  readonly startupScript: string | undefined;
  /** `values.yaml` or `compose.yml`; undefined while there is only a `config/`. */
  readonly valuesFile: string | undefined;
}

/** The instance that a file or folder belongs to. */
export function instanceAt(instances: readonly Instance[], path: string): Instance | undefined {
  return instances.find(
    ({ folder }) => path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`),
  );
}

/** The instance that an IOC runs, by name. Compose calls its containers `<project>-<service>-<number>`. */
export function instanceOfIoc(instances: readonly Instance[], iocName: string): Instance | undefined {
  const composed = iocName.replace(/[-_]\d+$/, "");
  return (
    instances.find(({ name }) => name === iocName) ??
    instances.find(
      ({ name }) => composed !== iocName && (composed.endsWith(`-${name}`) || composed.endsWith(`_${name}`)),
    )
  );
}

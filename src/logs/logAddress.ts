import type { IocRef } from "../core/ioc.ts";

/** The parts of a URI; VS Code's own fits. */
export interface LogAddress {
  /** What the tab shows: `/bl47p-va-ioc-01.log`. */
  readonly path: string;
  /** The runtime's id: `kubernetes:argus/p47-beamline`. */
  readonly query: string;
}

export function addressOf({ runtime, name }: IocRef): LogAddress {
  return { path: `/${name}.log`, query: runtime };
}

export function refAt({ path, query }: LogAddress): IocRef {
  return { runtime: query, name: path.replace(/^\/(.*)\.log$/, "$1") };
}

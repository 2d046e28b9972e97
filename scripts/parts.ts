// Keeps real parts running between single test runs:
//   node scripts/parts.ts up /tmp/parts.json engine images cluster    starts them in the background (all parts by default)
//   EPICS_IOC_PARTS=/tmp/parts.json node --test test/integration/kubernetes/*.test.ts
//   node scripts/parts.ts down /tmp/parts.json
import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PART_NAMES, startParts, type PartName } from "../test/support/parts/startParts.ts";
import { until } from "../test/support/parts/until.ts";

const [task = "", given = "", ...wanted] = process.argv.slice(2);
if (given === "") throw new Error("usage: parts.ts up|down FILE [part…]");
const file = path.resolve(given);
const log = `${file}.log`;
const pidFile = `${file}.pid`;

if (task === "up") await up();
else if (task === "serve") await serve();
else await down();

async function up(): Promise<void> {
  rmSync(file, { force: true });
  const output = openSync(log, "w");
  const args = [...process.execArgv, import.meta.filename, "serve", file, ...wanted];
  const server = spawn(process.execPath, args, { detached: true, stdio: ["ignore", output, output] });
  writeFileSync(pidFile, String(server.pid));
  await until("the parts", () => server.exitCode !== null || existsSync(file), { seconds: 3600, everyMs: 500 });
  console.log(readFileSync(log, "utf8"));
  if (server.exitCode !== null) process.exitCode = 1;
  server.unref();
}

async function serve(): Promise<void> {
  const stopping = new AbortController();
  const asked = new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(signal, () => {
        stopping.abort();
        resolve();
      });
    }
  });
  const names = wanted.length > 0 ? (wanted as PartName[]) : PART_NAMES;
  const started = await startParts(names, (line) => console.log(line), stopping.signal);
  for (const { name, why } of started.leftOut) console.log(`left out ${name}: ${why}`);
  for (const { name, why } of started.broken) console.log(`${name} did not start: ${why}`);
  writeFileSync(`${file}.new`, JSON.stringify(started.parts, undefined, 2));
  renameSync(`${file}.new`, file);
  const keepAlive = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(keepAlive);
  rmSync(file, { force: true });
  await started.stop();
}

async function down(): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8"));
  const alive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  if (alive()) process.kill(pid, "SIGTERM");
  await until("the parts to stop", () => !alive(), { seconds: 60 });
  rmSync(pidFile);
}

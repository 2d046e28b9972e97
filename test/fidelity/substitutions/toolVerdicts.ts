// Asks the real msi and dbLoadTemplate. Where an engine runs in the tests, both in the IOC image; else dbLoadTemplate alone.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parts } from "../../support/parts.ts";

export interface ToolVerdicts {
  /** Rows: what the template prints. */
  readonly msi?: { readonly code: number; readonly rows: readonly string[]; readonly said: string };
  /** Rows: template and macros as loaded. */
  readonly dbLoadTemplate: {
    readonly code: number;
    readonly rows: readonly (readonly [string, string])[];
    readonly said: string;
  };
}

export interface ToolCase {
  readonly text: string;
  /** Macros whose values msi's templates print. */
  readonly names: readonly string[];
  /** Variables that templates are named with. */
  readonly environment: readonly string[];
}

export function toolVerdicts(cases: readonly ToolCase[]): readonly ToolVerdicts[] {
  const scratch = mkdtempSync(path.join(tmpdir(), "epics-ioc-"));
  try {
    copyFileSync(path.join(import.meta.dirname, "substitutionsVerdicts.py"), path.join(scratch, "verdicts.py"));
    const { program, args, environment } = command(scratch);
    const input = cases.map((each) => `${JSON.stringify(each)}\n`).join("");
    const options = { input, encoding: "utf8", maxBuffer: 1e9, timeout: 550_000 } as const;
    const asked = spawnSync(program, args, { ...options, env: { ...process.env, ...environment } });
    if (asked.status !== 0) throw new Error(`the checker ended with ${asked.status}: ${asked.stderr}`);
    const lines = asked.stdout.trim().split("\n");
    return lines.map((line) => JSON.parse(line) as ToolVerdicts);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function command(scratch: string): {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
} {
  const { engine, images, epicsBase } = parts;
  if (engine === undefined || images === undefined)
    return { program: epicsBase ?? "", args: [path.join(scratch, "verdicts.py")], environment: {} };
  const run = ["run", "--rm", "--interactive", "--network=none", "--tmpfs=/tmp", `--volume=${scratch}:/ask:ro`];
  const args = [...run, "--entrypoint=python3", images.runtime, "/ask/verdicts.py"];
  return { program: engine.podman, args, environment: engine.environment };
}

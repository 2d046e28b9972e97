import type { CommandLine } from "../../../src/core/commandLine.ts";

/** What `supervisor.ts` does one after the other, in namespaces of its own. */
export type Step =
  | { readonly kind: "do"; readonly command: CommandLine }
  /** Goes on once `ready` succeeds; serves until everything ends. */
  | { readonly kind: "serve"; readonly command: CommandLine; readonly log: string; readonly ready?: CommandLine };

export function perform(program: string, ...args: readonly string[]): Step {
  return { kind: "do", command: { program, args } };
}

/** `--name=value` for each entry. */
export function flags(values: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}

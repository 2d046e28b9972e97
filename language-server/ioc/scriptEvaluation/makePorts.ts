// Which asyn ports there are behind a line.
import { rangeIn } from "../../syntax/iocsh/logicalLines.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";
import { portUses } from "./portUses.ts";
import type { ScriptState } from "./scriptState.ts";

/** `path`: of the script the line is in. */
export function makePorts(
  line: Pick<EvaluatedLine, "line" | "command" | "arguments" | "expansion" | "problem">,
  state: ScriptState,
  path: string,
): ScriptState {
  let { ports } = state;
  for (const { role, name, certain, start, end } of portUses(line)) {
    if (role === "refers") continue;
    const kind = role === "defines" && certain ? "made" : "possible";
    // What is there for sure does not become less so.
    if (kind === "possible" && ports.lookup(name) !== undefined) continue;
    const command = line.command?.value ?? "";
    ports = ports.with(name, { kind, command, path, range: rangeIn(line.line, start, end) });
  }
  return ports === state.ports ? state : { ...state, ports };
}

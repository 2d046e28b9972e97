import type { TypedTerminal } from "./typedTerminal.ts";

/** Names of the records of an IOC whose shell is in the terminal, by `dbl`, sorted. */
export async function recordsOf(terminal: TypedTerminal, instance: string): Promise<readonly string[]> {
  const prompt = new RegExp(`${instance} > $`);
  await terminal.until(prompt);
  terminal.type("dbl\r");
  const answer = await terminal.until(new RegExp(`dbl\\r?\\n[\\s\\S]*${instance} > $`));
  return answer
    .split(/[\r\n]+/)
    .filter((line) => /^[A-Z0-9:_-]+$/.test(line))
    .sort();
}

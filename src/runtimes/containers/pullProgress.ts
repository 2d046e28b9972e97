import { failed, type FailureKind } from "../../core/failure.ts";
import { textAt } from "../../core/json.ts";

/** A line for the person: `a3ed95caeb02: Download complete`, `a3ed95caeb02: Downloading 12 MB/40 MB`; none for a line without news. */
export function progressLine(event: unknown): string | undefined {
  const id = textAt(event, "id");
  const status = textAt(event, "status") ?? textAt(event, "stream")?.trim();
  // Docker draws a bar: “[====>   ]  12MB/40MB”.
  const amount = textAt(event, "progress")?.replace(/^\[[^\]]*\]\s*/, "");
  if (status === undefined || status === "") return undefined;
  return [id === undefined ? status : `${id}: ${status}`, amount].filter((part) => part !== undefined).join(" ");
}

/** The engine reports a pull that failed as a line of its progress, all kinds alike: only the words tell which. */
export function pullFailure(doing: string, event: unknown): ReturnType<typeof failed> | undefined {
  const why = textAt(event, "error") ?? textAt(event, "errorDetail", "message");
  return why === undefined ? undefined : failed(pullFailureKind(why), doing, why.replaceAll(/\s*[\r\n]+\s*/g, "; "));
}

const KINDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/unauthorized|authentication required|access to the resource is denied|\bdenied\b|forbidden/i, "notAuthorised"],
  [/manifest unknown|name unknown|not found|no such (image|manifest)|repository does not exist/i, "notFound"],
  [
    /connection refused|no such host|dial tcp|i\/o timeout|timeout|network is unreachable|pinging container registry|EOF/i,
    "unreachable",
  ],
];

export function pullFailureKind(why: string): FailureKind {
  return KINDS.find(([words]) => words.test(why))?.[1] ?? "unexpectedOutput";
}

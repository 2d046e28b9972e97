import type { Answer, FidelityCase } from "./fidelityCase.ts";

export interface Comparison {
  readonly agreed: number;
  /** Of those, the ones where both accept and so write files. */
  readonly written: number;
  readonly disagreements: readonly Disagreement[];
  /** Both accept, but would write other bytes. */
  readonly otherBytes: readonly Disagreement[];
  /** We say that we do not know. */
  readonly unknown: readonly Disagreement[];
}

export interface Disagreement {
  readonly case: FidelityCase;
  readonly ibek: Answer;
  readonly ours: Answer;
}

export function compare(cases: readonly FidelityCase[], ibek: readonly Answer[], ours: readonly Answer[]): Comparison {
  const all = cases.flatMap((each, index) => {
    const [theirs, own] = [ibek[index], ours[index]];
    return theirs && own ? [{ case: each, ibek: theirs, ours: own }] : [];
  });
  if (all.length !== cases.length) throw new Error("an answer is missing");
  const known = all.filter(({ ours: { verdict } }) => verdict !== "unknown");
  const agreed = known.filter((each) => each.ibek.verdict === each.ours.verdict);
  const written = agreed.filter((each) => each.ibek.verdict === "accepted");
  return {
    agreed: agreed.length,
    written: written.length,
    disagreements: known.filter((each) => each.ibek.verdict !== each.ours.verdict),
    otherBytes: written.filter((each) => !sameFiles(each.ibek.files, each.ours.files)),
    unknown: all.filter(({ ours: { verdict } }) => verdict === "unknown"),
  };
}

/** For people, alike for mistakes of one kind: `we accept; ibek: ValidationError: Field required`. */
export function classOf({ ibek, ours }: Disagreement): string {
  if (ours.verdict === "unknown") return `not checked here: ${general(ours.why)}`;
  if (ibek.verdict === ours.verdict) return "other bytes";
  return ibek.verdict === "accepted"
    ? `ibek accepts; we: ${general(ours.why)}`
    : `we accept; ibek: ${ibekKind(ibek.why)}`;
}

function sameFiles(a: Answer["files"], b: Answer["files"]): boolean {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.every((name) => a[name] === b[name]);
}

function ibekKind(error: string): string {
  const lines = error.split("\n");
  const telling = lines.find((line) => /^Error: |\[type=/.test(line)) ?? lines[0] ?? "";
  return general(`${(lines[0] ?? "").split(":")[0] ?? ""}: ${telling.replace(/, input_.*/, "")}`);
}

/** Without what is particular to one file. */
function general(text: string): string {
  return (text.split("\n")[0] ?? "")
    .replaceAll(/`[^`]*`|'[^']*'|"[^"]*"/g, "…")
    .replaceAll(/\d+/g, "N")
    .slice(0, 110);
}

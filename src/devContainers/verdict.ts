/** How the image of a dev container relates to the one in production. */
export type Verdict =
  | { readonly kind: "sameImage"; /** `sha256:…` */ readonly digest: string }
  | {
      readonly kind: "sameRelease";
      /** What was found equal: `/epics/ibek-defs (12 files)`. */
      readonly compared: readonly string[];
    }
  | { readonly kind: "differs"; /** `/epics/ioc/dbd/ioc.dbd is different` */ readonly differences: readonly string[] }
  | { readonly kind: "unknown"; readonly why: string };

const MOST_DIFFERENCES = 5;

/** A few words for a label or a row. */
export function verdictWords({ kind }: Verdict): string {
  switch (kind) {
    case "sameImage":
      return "same image as production";
    case "sameRelease":
      return "same release as production";
    case "differs":
      return "differs from production";
    case "unknown":
      return "not known whether it matches production";
  }
}

/** One sentence that says what was found, and how. */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case "sameImage":
      return `Same image as production: ${verdict.digest.slice(0, 19)}….`;
    case "sameRelease":
      return `Same release as production; compared and equal: ${verdict.compared.join(", ")}.`;
    case "differs": {
      const shown = verdict.differences.slice(0, MOST_DIFFERENCES).join("; ");
      const more = verdict.differences.length - MOST_DIFFERENCES;
      return `Differs from production: ${shown}${more > 0 ? `; and ${more} more` : ""}.`;
    }
    case "unknown":
      return `Not known whether it matches production: ${verdict.why}.`;
  }
}

import type { PreviewResult } from "../../../language-server/protocol.ts";
import { PREVIEW_FILES, type PreviewFileName } from "../previewAddress.ts";
import type { GenerationResult } from "./generateInImage.ts";

/** What the image's own ibek says, beside what the preview says. */
export type Verdict =
  | { readonly kind: "identical"; readonly files: readonly PreviewFileName[] }
  | { readonly kind: "different"; readonly files: readonly PreviewFileName[] }
  | { readonly kind: "bothRefuse"; readonly why: string }
  /** The preview shows files; ibek does not make them. */
  | { readonly kind: "onlyIbekRefuses"; readonly why: string }
  /** ibek makes files; the preview says why it shows none, or older ones. */
  | { readonly kind: "noPreview"; readonly why: string; readonly files: readonly PreviewFileName[] };

export function verdict(theirs: GenerationResult, ours: PreviewResult): Verdict {
  if (theirs.kind === "refused") return { kind: ours.ok ? "onlyIbekRefuses" : "bothRefuse", why: theirs.why };
  const written = PREVIEW_FILES.filter((name) => theirs.texts.has(name));
  if (!ours.ok) return { kind: "noPreview", why: ours.why, files: written };
  const textOf = (name: PreviewFileName): string | undefined => ours.files.find((file) => file.name === name)?.text;
  const different = PREVIEW_FILES.filter((name) => theirs.texts.get(name) !== withoutScreens(textOf(name)));
  return different.length === 0 ? { kind: "identical", files: written } : { kind: "different", files: different };
}

/** ibek is run without PVI, whose databases come last in `ioc.subst`. */
function withoutScreens<Text extends string | undefined>(text: Text): Text {
  return text?.replace(/\nfile "[^"\n]*\.pvi\.template" \{\n[^]*$/, "") as Text;
}

/** `image`: for people, `ioc-adaravis-runtime:2026.6.1`. */
export function verdictSentence(found: Verdict, image: string): string {
  switch (found.kind) {
    case "identical":
      return `Identical: the ibek of ${image} generates the same ${listed(found.files)}.`;
    case "different":
      return `The ibek of ${image} generates another ${listed(found.files)}.`;
    case "bothRefuse":
      return `The ibek of ${image} refuses this file, too: ${found.why}`;
    case "onlyIbekRefuses":
      return `The ibek of ${image} refuses this file, although the preview shows what it would generate: ${found.why}`;
    case "noPreview":
      return `The ibek of ${image} generates ${listed(found.files)}; there is no current preview to compare with. ${found.why}`;
  }
}

function listed(files: readonly PreviewFileName[]): string {
  return files.length > 1 ? `${files.slice(0, -1).join(", ")} and ${files.at(-1) ?? ""}` : (files[0] ?? "");
}

// What ibek would generate, as the client shows it: with the place in the ioc.yaml that each line comes from.
import { DiagnosticSeverity, type Diagnostic, type Range } from "vscode-languageserver-types";
import type { GeneratedFile, GenerationOutcome } from "../ioc/generation/generated.ts";
import type { PreviewFile, PreviewResult } from "../protocol.ts";

/** `entityRange` of an index in the file; `diagnostics` tell why the file is refused, and are asked for only then. */
export function previewOf(
  outcome: GenerationOutcome,
  entityRange: (entity: number) => Range,
  diagnostics: () => readonly Diagnostic[],
): PreviewResult {
  switch (outcome.kind) {
    case "files":
      return { ok: true, files: outcome.files.map((file) => previewFile(file, entityRange)) };
    case "refused":
      return refusal(diagnostics());
    case "unknown":
      return { ok: false, why: `What ibek would generate is not known here: ${outcome.why}.` };
  }
}

function previewFile({ name, text, lines }: GeneratedFile, entityRange: (entity: number) => Range): PreviewFile {
  const ranges = new Map<number, Range>();
  const rangeOf = (entity: number): Range => {
    const range = ranges.get(entity) ?? entityRange(entity);
    ranges.set(entity, range);
    return range;
  };
  return { name, text, origins: lines.map(({ entity }) => (entity === undefined ? null : rangeOf(entity))) };
}

function refusal(diagnostics: readonly Diagnostic[]): PreviewResult {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  if (!first) return { ok: false, why: "ibek refuses this file." };
  const message = typeof first.message === "string" ? first.message : first.message.value;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return { ok: false, why: `ibek refuses this file: ${message}${more}`, at: first.range };
}

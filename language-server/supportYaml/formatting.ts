import type { TextEdit } from "vscode-languageserver-types";
import { formatYaml } from "../syntax/yaml/formatting/formatYaml.ts";
import type { SupportAnalysis } from "./analysis.ts";

export function formatting({ lines }: SupportAnalysis): readonly TextEdit[] {
  return formatYaml(lines.text, "entity_models").map(({ span, text }) => ({
    range: lines.rangeOf(span),
    newText: text,
  }));
}

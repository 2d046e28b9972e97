import type { TextEdit } from "vscode-languageserver-types";
import { formatYaml } from "../syntax/yaml/formatting/formatYaml.ts";
import type { IocAnalysis } from "./analysis.ts";

export function formatting({ lines }: IocAnalysis): readonly TextEdit[] {
  return formatYaml(lines.text, "entities").map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text }));
}

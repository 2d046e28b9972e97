import type { FoldingRange } from "vscode-languageserver-types";
import { foldingOf } from "../syntax/yaml/foldingOf.ts";
import type { IocAnalysis } from "./analysis.ts";
import { documentSymbols } from "./documentSymbols.ts";

export function foldingRanges(analysis: IocAnalysis): readonly FoldingRange[] {
  return foldingOf(analysis.file.yaml, analysis.lines, documentSymbols(analysis));
}

import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { UNKNOWN } from "../ioc/macros/expandMacros.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { portDefinitions } from "./ports.ts";
import type { StartupScript } from "./startupScript.ts";

/** Variables, ports, files and `iocInit`, in the order of the script. */
export function startupScriptSymbols(script: StartupScript): readonly DocumentSymbol[] {
  const ports = new Map(portDefinitions(script).map((port) => [port.line, port.name]));
  return script.lines.flatMap((line) => {
    const found = symbolOf(line, ports);
    if (found === undefined) return [];
    const range = rangeIn(line.line, 0, line.line.text.trimEnd().length);
    const detail = line.command?.value ?? "<";
    return [{ ...found, name: found.name.replaceAll(UNKNOWN, "…") || detail, detail, range, selectionRange: range }];
  });
}

function symbolOf(
  line: EvaluatedLine,
  ports: ReadonlyMap<EvaluatedLine, string>,
): { readonly name: string; readonly kind: SymbolKind } | undefined {
  const port = ports.get(line);
  if (port !== undefined) return { name: port, kind: SymbolKind.Interface };
  const file = line.files[0];
  if (file !== undefined)
    return { name: file.text, kind: file.kind === "script" ? SymbolKind.Module : SymbolKind.File };
  switch (line.command?.value) {
    case "epicsEnvSet":
      return { name: line.arguments[0]?.value ?? "", kind: SymbolKind.Variable };
    case "iocInit":
      return { name: "iocInit", kind: SymbolKind.Event };
    default:
      return undefined;
  }
}

import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import type { Dbd } from "./dbd.ts";
import { inner } from "./inner.ts";

const KINDS: Readonly<Record<string, SymbolKind>> = {
  menu: SymbolKind.Enum,
  choice: SymbolKind.EnumMember,
  recordtype: SymbolKind.Class,
  field: SymbolKind.Field,
  device: SymbolKind.Interface,
  driver: SymbolKind.Module,
  link: SymbolKind.Interface,
  registrar: SymbolKind.Function,
  function: SymbolKind.Function,
  variable: SymbolKind.Variable,
  breaktable: SymbolKind.Array,
  include: SymbolKind.File,
};

/** All that is defined, choices and fields below their menu and record type. */
export function dbdSymbols({ file, lines }: Dbd): readonly DocumentSymbol[] {
  const symbolsOf = (statements: readonly Statement[]): DocumentSymbol[] =>
    statements.flatMap((statement) => {
      const { keyword, words, body, start, end } = statement;
      const kind = KINDS[keyword.text];
      const word = keyword.text === "device" ? words[3] : words[0];
      if (kind === undefined || word === undefined) return [];
      const children = keyword.text === "field" ? [] : symbolsOf(body?.statements ?? []);
      return [
        {
          // An editor takes no symbol without a name.
          ...{ name: word.text || "…", detail: detailOf(statement), kind },
          ...{ range: lines.rangeOf({ start, end }), selectionRange: lines.rangeOf(inner(word)) },
          ...(children.length > 0 && { children }),
        },
      ];
    });
  return symbolsOf(file.statements);
}

function detailOf({ keyword, words: [first, second], body }: Statement): string {
  switch (keyword.text) {
    case "device":
      return `${first?.text ?? ""} ${second?.text ?? ""}`;
    case "choice":
    case "variable":
      return second?.text ?? "";
    case "field": {
      const prompt = body?.statements.find((attribute) => attribute.keyword.text === "prompt")?.words[0]?.text;
      return [second?.text.replace(/^DBF_/, ""), prompt]
        .filter((part) => part !== undefined && part !== "")
        .join(" · ");
    }
    default:
      return keyword.text;
  }
}

import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { ProtocolItem } from "../syntax/streamProtocol/protocolFile.ts";
import { protocolsOf } from "../syntax/streamProtocol/protocolsOf.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

/** Protocols with their handlers and variables. */
export function protocolSymbols({ file, lines }: StreamProtocol): readonly DocumentSymbol[] {
  const parameters = new Map(protocolsOf(file).map(({ start, parameters: numbers }) => [start, numbers]));
  const symbolOf = (item: ProtocolItem): readonly DocumentSymbol[] => {
    if (item.kind === "command" || item.name.written === "") return [];
    const place = { range: lines.rangeOf(item), selectionRange: lines.rangeOf(item.name) };
    const name = item.name.written;
    if (item.kind === "assignment") {
      const [first] = item.value;
      const detail = first === undefined ? "" : file.text.slice(first.start, item.value.at(-1)?.end);
      return [{ name, detail, kind: SymbolKind.Variable, ...place }];
    }
    const kind = item.kind === "handler" ? SymbolKind.Event : SymbolKind.Function;
    const detail = (parameters.get(item.name.start) ?? []).map((number) => `$${number}`).join(", ");
    return [{ name, detail, kind, ...place, children: item.items.flatMap(symbolOf) }];
  };
  return file.items.flatMap(symbolOf);
}

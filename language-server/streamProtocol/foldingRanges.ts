import type { FoldingRange } from "vscode-languageserver-types";
import type { ProtocolItem } from "../syntax/streamProtocol/protocolFile.ts";
import { commentFolds } from "../text/commentFolds.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

/** Protocols, handlers, values over several lines, comments. The line of the closing brace stays visible. */
export function foldProtocols({ file, lines }: StreamProtocol): readonly FoldingRange[] {
  const foldsOf = (item: ProtocolItem): readonly FoldingRange[] => {
    const startLine = lines.positionAt(item.start).line;
    const isClosed = "close" in item && item.close !== undefined;
    const endLine = lines.positionAt(item.end).line - (isClosed ? 1 : 0);
    const own = endLine > startLine ? [{ startLine, endLine }] : [];
    return "items" in item ? [...own, ...item.items.flatMap(foldsOf)] : own;
  };
  return [...file.items.flatMap(foldsOf), ...commentFolds(lines)];
}

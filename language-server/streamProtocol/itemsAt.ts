import type { ProtocolItem } from "../syntax/streamProtocol/protocolFile.ts";

/** The statement around the offset and those it is in, the outermost first. */
export function itemsAt(items: readonly ProtocolItem[], offset: number): readonly ProtocolItem[] {
  const found = items.find(({ start, end }) => start <= offset && offset <= end);
  if (found === undefined) return [];
  return [found, ...("items" in found ? itemsAt(found.items, offset) : [])];
}

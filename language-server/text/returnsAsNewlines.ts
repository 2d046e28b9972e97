/**
 * A carriage return that stands alone ends a line for the LSP and for YAML, as it did on old Macs; everything here looks
 * for newlines only. Offsets stay the same. Editors that normalise line ends (VS Code) never send one.
 */
export function returnsAsNewlines(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r(?!\n)/g, "\n") : text;
}

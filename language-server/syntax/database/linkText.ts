// What the text of a link field says, as EPICS base's dbParseLink reads it.
import type { Span } from "../../text/span.ts";
import { parseNumber } from "./numberText.ts";

export type HardwareLinkType =
  "VME_IO" | "CAMAC_IO" | "RF_IO" | "AB_IO" | "GPIB_IO" | "BITBUS_IO" | "BBGPIB_IO" | "VXI_IO";

export type LinkText =
  | { readonly kind: "constant" }
  | { readonly kind: "instrument"; /** Behind the `@`. */ readonly parameters: Span }
  | { readonly kind: "hardware"; readonly type: HardwareLinkType | undefined }
  | { readonly kind: "json"; readonly span: Span }
  | {
      readonly kind: "pv";
      /** `motor1.RBV`, in the text. */
      readonly target: Span;
      /** Behind the first space; undefined without one. */
      readonly modifiers: Span | undefined;
    };

const HARDWARE: Readonly<Record<string, HardwareLinkType>> = {
  CS: "VME_IO",
  BCN: "CAMAC_IO",
  BCNA: "CAMAC_IO",
  BCNF: "CAMAC_IO",
  BCNAF: "CAMAC_IO",
  RMDE: "RF_IO",
  LACS: "AB_IO",
  LA: "GPIB_IO",
  LNPS: "BITBUS_IO",
  LBG: "BBGPIB_IO",
  VCS: "VXI_IO",
  VS: "VXI_IO",
};

const SPACE = /[ \t\n\v\f\r]/;

/** `text` without macros, or with the ones whose value is not known left in it. */
export function parseLink(text: string): LinkText {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  const first = text.charAt(start);
  if (first === "@") return { kind: "instrument", parameters: { start: start + 1, end } };
  if (first === "{" && text.charAt(end - 1) === "}") return { kind: "json", span: { start, end } };
  const trimmed = text.slice(start, end);
  if (first === "#") return { kind: "hardware", type: hardwareType(trimmed) };
  if (trimmed === "" || parseNumber(trimmed, "DOUBLE").kind !== "refused") return { kind: "constant" };
  if (first === "[" && trimmed.endsWith("]")) return { kind: "constant" };
  const space = text.indexOf(" ", start);
  const isEnd = space < 0 || space >= end;
  return {
    kind: "pv",
    target: { start, end: isEnd ? end : space },
    modifiers: isEnd ? undefined : { start: space + 1, end },
  };
}

/** `#C0 S14 @p` → VME_IO */
function hardwareType(text: string): HardwareLinkType | undefined {
  const at = text.indexOf("@");
  const body = at < 0 ? text : text.slice(0, at);
  const number = String.raw`\s*[+-]?(?:0[xX][0-9a-fA-F]+|\d+)`;
  const match = new RegExp(String.raw`^#((?:\s*\S${number}){1,5})\s*$`).exec(body);
  if (match === null) return undefined;
  const letters = (match[1] ?? "").replaceAll(new RegExp(number, "g"), "").replaceAll(/\s/g, "");
  const type = Object.hasOwn(HARDWARE, letters) ? HARDWARE[letters] : undefined;
  return type === "RF_IO" && at >= 0 ? undefined : type;
}

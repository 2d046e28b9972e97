import type { MacroSetting } from "../ioc/macros/macroValue.ts";
import { lineName } from "./lineName.ts";

/** `"BL01T", st.cmd line 3`: plain text. */
export function describeSetting(setting: MacroSetting): string {
  const { value, origin } = setting;
  const from = origin.kind === "script" ? lineName(origin) : origin.by;
  return value.kind === "text" ? `"${value.raw}", ${from}` : `value known where the IOC runs, ${from}`;
}

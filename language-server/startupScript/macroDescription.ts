import type { MacroSetting } from "../ioc/macros/macroValue.ts";

/** `"BL01T", st.cmd line 3` */
export function describeSetting(setting: MacroSetting): string {
  const { value, origin } = setting;
  const from = origin.kind === "script" ? `${fileName(origin.path)} line ${origin.range.start.line + 1}` : origin.by;
  return value.kind === "text" ? `"${value.raw}", ${from}` : `value known where the IOC runs, ${from}`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * Whether a script is for the vxWorks shell: it loads object files (`ld < ioc.munch`), calls `putenv` or assigns C
 * variables. There every string is quoted and C expressions are allowed, so nothing we know of iocsh holds.
 */
export function isVxWorksScript(text: string): boolean {
  if (/^[ \t]*(ld\s*\(?\s*<|putenv\s*\(?\s*"|cd\s+topbin\b|sysVmeMapShow\b)/m.test(text)) return true;
  // That shell has no macros: with one, an assignment is somebody's mistake in an iocsh script.
  return /^[ \t]*[A-Za-z_]\w*[ \t]*=[ \t]*[\w"(-]/m.test(text) && !/^#!|\$[({]/m.test(text);
}

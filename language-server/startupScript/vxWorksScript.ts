/**
 * Whether a script is for the vxWorks shell: it loads object files (`ld < ioc.munch`), assigns C variables or calls
 * `putenv`. There every string is quoted and C expressions are allowed, so nothing we know of iocsh holds.
 */
export function isVxWorksScript(text: string): boolean {
  return /^\s*(ld\s*\(?\s*<|putenv\s*\(?\s*"|cd\s+topbin\b|sysVmeMapShow\b|[A-Za-z_]\w*\s*=\s*[\w"(-])/m.test(text);
}

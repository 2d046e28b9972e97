import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Kernel settings that a kubelet or the pods' network changes for the whole machine. */
const TOUCHED = [
  "kernel/keys/root_maxbytes",
  "kernel/keys/root_maxkeys",
  "kernel/panic",
  "kernel/panic_on_oops",
  "net/ipv4/ip_forward",
  "vm/overcommit_memory",
  "vm/panic_on_oom",
];

/** Notes them, and returns the function that puts back what has changed. */
export async function rememberHostSettings(): Promise<() => Promise<void>> {
  const files = TOUCHED.map((name) => path.join("/proc/sys", name)).filter((file) => existsSync(file));
  const before = new Map<string, string>();
  for (const file of files) before.set(file, await readFile(file, "utf8"));
  return async () => {
    for (const [file, value] of before) {
      if ((await readFile(file, "utf8")) !== value) await writeFile(file, value).catch(() => undefined);
    }
  };
}

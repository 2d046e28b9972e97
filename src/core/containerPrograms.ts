// Programs we run inside an IOC's container; the same in a pod and under a local engine.

/** The client of stdio-socket. */
export const CONSOLE: readonly string[] = ["console"];

/** bash where there is one: the images of the ecosystem have it, small ones only sh. */
export const SHELL: readonly string[] = [
  "sh",
  "-c",
  "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi",
];

/**
 * Exits with 0 where stdio-socket serves the IOC's console. On a cluster the start script of the ecosystem's images makes
 * the socket in its first second, unless STDIO_EXPOSED is set: somebody who attached before would type into nothing.
 */
export const SERVES_CONSOLE: readonly string[] = [
  "sh",
  "-c",
  [
    "command -v console >/dev/null || exit 1",
    "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "do test -S /tmp/stdio.sock && exit 0",
    '[ -n "$KUBERNETES_PORT" ] && [ -z "$STDIO_EXPOSED" ] || exit 1',
    "sleep 0.2",
    "done",
    "exit 1",
  ].join("\n"),
];

/** The variable that marks a shell and all it starts, to find them again. */
export const TERMINAL_MARK = "EPICS_IOC_TERMINAL";

/** Neither the API of a cluster nor that of an engine ends a process whose terminal was closed: this does. */
export function hangUp(mark: string): readonly string[] {
  const script = `for p in /proc/[0-9]*; do grep -qsF "$1" "$p/environ" && kill -HUP "\${p#/proc/}"; done; true`;
  return ["sh", "-c", script, "sh", `${TERMINAL_MARK}=${mark}`];
}

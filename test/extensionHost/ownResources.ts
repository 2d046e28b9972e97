// What code of the extension has opened and not yet closed: processes, sockets, file watchers and timers.
import { createHook } from "node:async_hooks";

const KINDS = ["PROCESSWRAP", "PIPEWRAP", "TCPWRAP", "FSEVENTWRAP", "STATWATCHER", "Timeout"];

interface Holding {
  hasRef?(): boolean;
}

export interface OwnResources {
  /** `["Timeout at Object.<anonymous> (…/dist/extension.cjs:12:3)"]`; without those that would let the process end. */
  held(): readonly string[];
  stop(): void;
}

/** Counts what is opened from now on by code in the extension's `dist` folder. */
export function watchOwnResources(dist: string): OwnResources {
  const open = new Map<number, { readonly what: string; readonly resource: WeakRef<Holding> }>();
  const hook = createHook({
    init(id, type, _trigger, resource) {
      if (!KINDS.includes(type)) return;
      const limit = Error.stackTraceLimit;
      Error.stackTraceLimit = 50;
      const frame = new Error().stack?.split("\n").find((line) => line.includes(dist));
      Error.stackTraceLimit = limit;
      if (frame !== undefined) open.set(id, { what: `${type} ${frame.trim()}`, resource: new WeakRef(resource) });
    },
    destroy: (id) => void open.delete(id),
  });
  hook.enable();
  return {
    held: () =>
      [...open.values()].flatMap(({ what, resource }) => {
        const held = resource.deref();
        return held !== undefined && held.hasRef?.() !== false ? [what] : [];
      }),
    stop: () => void hook.disable(),
  };
}

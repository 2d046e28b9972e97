import type { Clock } from "./clock.ts";
import type { IocStore } from "./iocStore.ts";

/** What `find` finds, as soon as it does; undefined when the time is up. */
export function waitForStore<T>(
  store: IocStore,
  clock: Clock,
  milliseconds: number,
  find: () => T | undefined,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const settle = (): void => {
      unsubscribe();
      callOff();
      resolve(find());
    };
    const unsubscribe = store.onChange(() => {
      if (find() !== undefined) settle();
    });
    const callOff = clock.after(milliseconds, settle);
    if (find() !== undefined) settle();
  });
}

/** True once every place has told what it has, or that it cannot. */
export function isSettled(store: IocStore): boolean {
  return (
    store.sources().every(({ state }) => state !== "looking") &&
    store.runtimes().every(({ snapshot }) => snapshot !== undefined)
  );
}

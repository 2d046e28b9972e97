import type { IocRef } from "../core/ioc.ts";
import { iocsOf, type IocStore } from "../core/iocStore.ts";
import { instanceOfIoc, type Instance } from "../servicesRepository/instance.ts";
import { runningIocOf, type RunningIoc } from "./production.ts";

/** What is to be opened: an IOC, the instance it runs, or both. */
export interface Target {
  readonly name: string;
  readonly instance: Instance | undefined;
  readonly running: RunningIoc | undefined;
}

/** An IOC of the tree, with its instance if the workspace has it. */
export function targetOfIoc(store: IocStore, instances: readonly Instance[], ref: IocRef): Target {
  // Our own containers stand in the tree too: opening one means its instance.
  const iocName = ref.name.replace(/-dev$/, "");
  const isOurs = ref.runtime.startsWith("containers:") && iocName !== ref.name;
  const running = isOurs ? runningIocOf(known(store), iocName) : store.find(ref);
  const instance = instanceOfIoc(instances, iocName) ?? instanceOfIoc(instances, ref.name);
  return { name: instance?.name ?? iocName, instance, running };
}

/** An instance of the workspace, with the IOC of its name if one is known. */
export function targetOfInstance(store: IocStore, instance: Instance): Target {
  return { name: instance.name, instance, running: runningIocOf(known(store), instance.name) };
}

function known(store: IocStore): readonly RunningIoc[] {
  return store.runtimes().flatMap(({ runtime, snapshot }) => iocsOf(snapshot).map((ioc) => ({ ioc, runtime })));
}

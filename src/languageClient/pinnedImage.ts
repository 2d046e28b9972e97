import { dirname } from "node:path";
import { findInstances } from "../servicesRepository/findInstances.ts";
import { instanceAt } from "../servicesRepository/instance.ts";

/** The image pinned for the instance that this file of its `config/` belongs to. */
export async function pinnedImage(file: string): Promise<string | undefined> {
  const { instances } = await findInstances([dirname(dirname(file))], new AbortController().signal);
  return instanceAt(instances, file)?.image;
}

import { existsSync } from "node:fs";
import path from "node:path";
import { CannotRunHere } from "./cannotRunHere.ts";
import { nothingToStop, type StartedPart } from "./surroundings.ts";

/** Real files of other projects, read in place: `$EPICS_IOC_CORPUS`, else the folder beside the checkout. */
export function findCorpus(): Promise<StartedPart<string>> {
  const beside = path.join(import.meta.dirname, "..", "..", "..", "..", "shared", "corpus");
  const folder = process.env["EPICS_IOC_CORPUS"] ?? path.normalize(beside);
  if (!existsSync(folder))
    return Promise.reject(new CannotRunHere(`there is no ${folder}; EPICS_IOC_CORPUS may name another`));
  return Promise.resolve({ value: folder, stop: nothingToStop });
}

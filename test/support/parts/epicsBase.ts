import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";
import { pythonPackages } from "./pythonPackages.ts";

/** The release the generic IOC image of the tests has, too. */
const VERSION = "7.0.10.99.0.2";

/** EPICS base's own libraries, whose parser of databases we must agree with. */
export async function installEpicsBase(surroundings: Surroundings): Promise<StartedPart<string>> {
  const python = await pythonPackages(surroundings, `epicscorelibs-${VERSION}`, [`epicscorelibs==${VERSION}`]);
  return { value: python, stop: nothingToStop };
}

// Real-looking files, and real ones where the corpus is there, each with the language that knows its definitions.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createLanguages, type Languages } from "../../../language-server/languages.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { DEFINITION_MUTATORS } from "../../support/mutation/definitionMutators.ts";
import { IOC_MUTATORS } from "../../support/mutation/iocMutators.ts";
import { LINE_MUTATORS, TEMPLATE_MUTATORS } from "../../support/mutation/lineMutators.ts";
import { parts } from "../../support/parts.ts";
import type { EditedFile } from "./followEdits.ts";

const FIXTURES = join(import.meta.dirname, "../../fidelity/fixtures/mutation");
const OWN_DEFINITIONS = ["rack", "loops", "checked"].map((name) => join(FIXTURES, `${name}.ibek.support.yaml`));
const IOC_FOLDER = "/services/bl01t-ea-test-01/config";
const SURROUNDINGS = {
  types: ["rack.Crate", "rack.Card", "rack.Channel", "loops.Station", "checked.Motor", "ibek.repeat", "m.Nope"],
  names: ["name", "P", "crate", "card", "slot", "index", "tags", "SLOTS", "endpoint", "number"],
  words: ["C1", "C2", "LAST", "A", "B", "S1", "K"],
};

export function editedIocs(): readonly EditedFile<unknown>[] {
  const ofIoc = (path: string, definitions: readonly string[]): EditedFile<unknown> => ({
    name: basename(path),
    uri: `file://${IOC_FOLDER}/ioc.yaml`,
    text: readFileSync(path, "utf8"),
    language: languages(definitions)["ibek-ioc"],
    mutators: [IOC_MUTATORS, LINE_MUTATORS, TEMPLATE_MUTATORS],
    surroundings: SURROUNDINGS,
  });
  const own = ["rack", "rack2", "loops", "checked"].map((name) =>
    ofIoc(join(FIXTURES, `${name}.ibek.ioc.yaml`), OWN_DEFINITIONS),
  );
  const real = ["p47-services/services/bl47p-mo-ioc-01", "p38-services/services/bl38p-di-dcam-01"];
  return [...own, ...inCorpus(real).map((folder) => ofIoc(join(folder, "config/ioc.yaml"), realDefinitions()))];
}

export function editedDefinitions(): readonly EditedFile<unknown>[] {
  const ofDefinition = (path: string): EditedFile<unknown> => ({
    name: basename(path),
    uri: `file://${IOC_FOLDER}/${basename(path)}`,
    text: readFileSync(path, "utf8"),
    language: languages(OWN_DEFINITIONS)["ibek-support"],
    mutators: [DEFINITION_MUTATORS, LINE_MUTATORS, TEMPLATE_MUTATORS],
    surroundings: SURROUNDINGS,
  });
  return [...OWN_DEFINITIONS, ...realDefinitions().slice(-2)].map(ofDefinition);
}

function realDefinitions(): readonly string[] {
  const names = ["ADCore/ADCore", "pmac/pmac", "asyn/asyn", "motorMotorSim/motorMotorSim"];
  return inCorpus(names.map((name) => `ibek-support/${name}.ibek.support.yaml`));
}

function inCorpus(paths: readonly string[]): readonly string[] {
  const { corpus } = parts;
  return corpus === undefined ? [] : paths.map((path) => join(corpus, "epics-containers", path));
}

function languages(definitions: readonly string[]): Languages {
  const files = definitions.map((path) => [`/image/${basename(path)}`, readFileSync(path, "utf8")] as const);
  return createLanguages(
    { ...memoryWorkspace(Object.fromEntries(files)), roots: [] },
    {
      imageDefinitions: () => ({
        kind: "folder",
        folder: "/image",
        origin: "ioc-test-runtime:1.0",
        image: "ioc-test-runtime:1.0",
        ibekVersion: "4.8.2",
      }),
      settings: () => DEFAULT_SETTINGS,
      reportCatalogue: () => undefined,
    },
  );
}

import type { Workspace } from "./workspace.ts";
import { SiteDefinitions } from "./catalogue/siteDefinitions.ts";
import { databaseLanguage } from "./database/databaseLanguage.ts";
import { dbdLanguage } from "./dbd/dbdLanguage.ts";
import { createIocYamlLanguage, type IocYamlSurroundings } from "./iocYaml/iocYamlLanguage.ts";
import { WorkspaceIndex } from "./ioc/workspaceIndex/workspaceIndex.ts";
import { LANGUAGE_IDS } from "./protocol.ts";
import { requestFileLanguage } from "./requestFile/requestFileLanguage.ts";
import type { Language } from "./service.ts";
import { streamProtocolLanguage } from "./streamProtocol/streamProtocolLanguage.ts";
import { loadingRefusals } from "./supportYaml/loadingRefusals.ts";
import { substitutionsLanguage } from "./substitutions/substitutionsLanguage.ts";
import { createSupportYamlLanguage } from "./supportYaml/supportYamlLanguage.ts";
import { startupScriptLanguage } from "./startupScript/startupScriptLanguage.ts";

export type Languages = Readonly<Record<(typeof LANGUAGE_IDS)[number], Language<unknown>>>;

export function createLanguages(workspace: Workspace, surroundings: IocYamlSurroundings): Languages {
  const index = new WorkspaceIndex(workspace);
  const site = new SiteDefinitions(workspace);
  return {
    "ibek-ioc": createIocYamlLanguage(workspace, { ...surroundings, loadingRefusals }, index),
    "ibek-support": createSupportYamlLanguage(workspace, surroundings, index),
    "epics-startup": startupScriptLanguage(workspace, () => surroundings.settings()),
    "epics-database": databaseLanguage(workspace, site),
    "epics-dbd": dbdLanguage(workspace, site),
    "stream-protocol": streamProtocolLanguage(),
    "epics-request": requestFileLanguage(workspace),
    "epics-substitutions": substitutionsLanguage(workspace),
  };
}

/** For editors that know neither of our languages: `ioc.yaml` is YAML to them, `st.cmd` a shell script. */
export function languageOf(languages: Languages, languageId: string, uri: string): Language<unknown> | undefined {
  const id = LANGUAGE_IDS.find((known) => known === languageId) ?? languageIdOfFile(uri);
  return id === undefined ? undefined : languages[id];
}

function languageIdOfFile(uri: string): (typeof LANGUAGE_IDS)[number] | undefined {
  if (/\/(ioc|runtime)\.yaml$|\.ibek\.ioc\.yaml$/.test(uri)) return "ibek-ioc";
  if (uri.endsWith(".ibek.support.yaml")) return "ibek-support";
  if (/\.(db|vdb)$|\/[dD]b\/[^/]*\.template$/.test(uri)) return "epics-database";
  if (/\.(substitutions|subst|subs)$/.test(uri)) return "epics-substitutions";
  if (uri.endsWith(".dbd")) return "epics-dbd";
  if (uri.endsWith(".protocol")) return "stream-protocol";
  if (uri.endsWith(".req")) return "epics-request";
  return /\/st[^/]*\.cmd$|\.iocsh$/.test(uri) ? "epics-startup" : undefined;
}

// An ioc.yaml beside a support module, and what becomes of it.
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { createIocYamlLanguage } from "../../../language-server/iocYaml/iocYamlLanguage.ts";
import type { Language } from "../../../language-server/service.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { IOC_PATH, SUPPORT_PATH, wording } from "../iocYaml/iocFixture.ts";

export interface Around {
  /** Beside the ioc.yaml, instead of none. */
  readonly runtime?: string;
  /** Of the image: `4.6.2`. */
  readonly ibekVersion?: string;
}

export function language(support: string, { runtime, ibekVersion }: Around = {}): Language<IocAnalysis> {
  const files = {
    [SUPPORT_PATH]: support,
    ...(runtime !== undefined && { [IOC_PATH.replace("ioc.yaml", "runtime.yaml")]: runtime }),
  };
  return createIocYamlLanguage(
    { ...memoryWorkspace(files), roots: ["/services"] },
    {
      imageDefinitions: () => ({
        kind: "folder",
        folder: "/image",
        origin: "image",
        ibekVersion: ibekVersion ?? "4.8.2",
      }),
      settings: () => DEFAULT_SETTINGS,
      reportCatalogue: () => undefined,
    },
  );
}

export function analysed(support: string, text: string, around?: Around, previous?: IocAnalysis): Promise<IocAnalysis> {
  return language(support, around).analyse({ uri: `file://${IOC_PATH}`, version: 1, text }, previous);
}

/** A generated file's text; why there is none. */
export function fileOf({ generated: { outcome } }: IocAnalysis, name: "st.cmd" | "ioc.subst"): string {
  if (outcome.kind !== "files") return outcome.kind === "unknown" ? outcome.why : "refused";
  return outcome.files.find((file) => file.name === name)?.text ?? "";
}

/** `error undefined-name: …` of every problem. */
export function wordings(analysis: IocAnalysis): readonly string[] {
  return language("").diagnostics(analysis).map(wording);
}

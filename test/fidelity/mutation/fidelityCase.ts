/** What ibek reads to start one IOC, and where it comes from. */
export interface FidelityCase {
  /** For people: `p45-services/…/ioc.yaml, line removed`. */
  readonly name: string;
  readonly ioc: NamedText;
  /** `runtime.yaml` beside it. */
  readonly runtime: string | undefined;
  /** In the order ibek reads them. */
  readonly definitions: readonly NamedText[];
  /** Many cases share these definitions, so that it is worth keeping what they make. */
  readonly keepDefinitions: boolean;
  /** `IOC_NAME` in the environment: `bl01t-ea-test-01`. */
  readonly iocName: string;
}

export interface NamedText {
  /** Without a folder: `ioc.yaml`, `asyn.ibek.support.yaml`. */
  readonly name: string;
  readonly text: string;
}

export const IBEK_VERSIONS = ["4.8.2", "4.6.2"] as const;
export type IbekVersion = (typeof IBEK_VERSIONS)[number];

export interface Answer {
  /** `unknown`: we say that we do not know. */
  readonly verdict: "accepted" | "refused" | "unknown";
  /** Of ibek the exception, of ours `code message` of each error, or why it is not known. */
  readonly why: string;
  /** `st.cmd`, `ioc.subst` and `wait_list.yaml` where there is one; empty unless accepted. */
  readonly files: Readonly<Record<string, string>>;
}

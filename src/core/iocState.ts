export type IocState =
  | { readonly kind: "running"; /** ISO 8601 */ readonly since: string; readonly ready: boolean }
  | { readonly kind: "starting"; /** What it waits for: `pulling image` */ readonly doing: string }
  | { readonly kind: "stopping" }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; /** One line: `crash loop · exit 1` */ readonly reason: string }
  | { readonly kind: "unknown"; /** `node p47-srv-02 lost` */ readonly why: string };

/** Needs a person: counted in the badge. */
export function needsAttention(state: IocState): boolean {
  return state.kind === "failed" || state.kind === "unknown";
}

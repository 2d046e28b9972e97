// What ibek does and nobody can want. It is mirrored, so that a preview is what the IOC starts with, and mostly warned of.

export interface MirroredBug {
  readonly bug: string;
  /** Title of the case in `ownCases.ts` that shows it. */
  readonly shownBy: string;
  readonly file: "st.cmd" | "ioc.subst" | "wait_list.yaml";
  /** What ibek writes because of it. */
  readonly text: RegExp;
  /** The only version that has it. */
  readonly only?: "4.8.2" | "4.6.2";
  /** The rule of ours that warns of it. */
  readonly rule?: string;
}

export const MIRRORED_BUGS: readonly MirroredBug[] = [
  {
    bug: "choices are not mapped to their values inside of repeats and sub-entities",
    shownBy: "ids made in a repeat serve later repeats",
    file: "st.cmd",
    text: /^port\(q1, 10\.0\.0\.1, 1, Two\)$/m,
    rule: "unmapped-enum",
  },
  {
    bug: "`entity_enabled: false` of a repeat is not looked at",
    shownBy: "a disabled repeat, and a disabled entity in a repeat",
    file: "st.cmd",
    text: /^a$/m,
    rule: "disabled-repeat",
  },
  {
    bug: "a disabled wait is waited for",
    shownBy: "waits, also disabled ones and in repeats",
    file: "wait_list.yaml",
    text: /address: '\{\{ x \}\}'\n {4}timeout: 5$/m,
    rule: "disabled-repeat",
  },
  {
    bug: "a default that uses a later parameter gets its text before rendering",
    shownBy: "every kind of value and calculated value",
    file: "st.cmd",
    text: /\{\{ P \}\}-late!/,
    rule: "later-parameter",
  },
  {
    bug: "of two texts for `when: first` in one model only the first is written",
    shownBy: "two texts for when: first",
    file: "st.cmd",
    text: /iocInit\n\nfirst A\n$/,
    rule: "shared-first",
  },
  {
    bug: "the variables of one model are written on one line",
    shownBy: "two variables on one line",
    file: "st.cmd",
    text: /^epicsEnvSet ONE aepicsEnvSet PORT_p1 10\.0\.0\.1$/m,
    rule: "joined-variables",
  },
  {
    bug: "a variable of `_global` hides the entity's value of the same name",
    shownBy: "variables hide values of the same name",
    file: "st.cmd",
    text: /^5\n5$/m,
    rule: "hidden-parameter",
  },
  {
    bug: "`.*` as a database argument stands for `type` and `entity_enabled`, too",
    shownBy: "a pattern that matches everything",
    file: "ioc.subst",
    text: /"type", +"entity_enabled", "n"/,
  },
  {
    bug: "a repeat over Jinja without `| list` goes over the characters of the text",
    shownBy: "a repeat over text repeats its characters",
    file: "st.cmd",
    text: /^<\[>\n<1>\n<,>$/m,
  },
  {
    bug: "values come under the wrong names when entities give them in another order",
    shownBy: "columns in another order",
    file: "ioc.subst",
    text: /"n", "z" \}\n\t\{ "1", "q" \}\n\t\{ "w", "1" \}/,
    only: "4.6.2",
    rule: "mixed-columns",
  },
];

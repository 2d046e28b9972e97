// What a person finds inside the container about where they are.
import { displayCommandLine } from "../core/commandLine.ts";
import type { ContainerPlan } from "./containerPlan.ts";
import type { Production } from "./production.ts";
import { verdictSentence, verdictWords, type Verdict } from "./verdict.ts";

export interface NotesFacts {
  readonly plan: ContainerPlan;
  /** `ghcr.io/…/ioc-pmac-developer:2026.6.1` */
  readonly imageName: string;
  readonly production: Production;
  readonly verdict: Verdict;
  /** `copied` from a running IOC when the workspace does not hold the instance. */
  readonly config: "repository" | "copied" | "none";
}

const CONFIG_NOTE = {
  repository: "",
  copied: "\nThe config is a copy of what the IOC runs with: changes here reach no repository.\n",
  none: "\nThis instance has no config of its own.\n",
};

/** Shown once by each new shell. */
export function bannerText({ plan, imageName, verdict }: NotesFacts): string {
  return [
    `── ${plan.instance} · dev container ──`,
    `image   ${imageName}`,
    `        ${verdictSentence(verdict)}`,
    `start   ${startLine(plan)}`,
    "more    /epics-ioc/README.md",
    "",
  ].join("\n");
}

export function readmeText(facts: NotesFacts): string {
  const { plan, imageName, production, verdict, config } = facts;
  const pinned = production.pinnedOtherwise;
  return `# ${plan.instance}: dev container

${verdictSentence(verdict)}

| | |
|---|---|
| Production | \`${production.image}\`, ${production.knownFrom}${production.digest === undefined ? "" : `, \`${production.digest}\``} |
| This container | \`${imageName}\` (\`${plan.image}\`) |
${pinned === undefined ? "" : `| The repository pins | \`${pinned}\`, which is not what runs |\n`}| Verdict | ${verdictWords(verdict)} |

## Where things are
${[plan.workspace, ...plan.mounts].map(({ source, target, readOnly }) => `- \`${target}\`: \`${source}\` of the host${readOnly ? ", read-only" : ", writable"}`).join("\n")}
${CONFIG_NOTE[config]}
## Start the IOC
As production does: \`${startLine(plan)}\`, or the command “Start IOC in Dev Container”. Edit the config, leave the IOC with \`exit\` or Ctrl-D, start again. Closing its terminal leaves it running; the next start finds it.

## What is not as in production
- The network is the container's own, so the IOC's PVs are seen only inside. Its hardware is the real one if it can be reached from here.
- Volumes (\`/epics/runtime\`, \`/epics/opi\`, autosave, data) are the container's own and empty.
- It runs as \`${plan.user}\` and without the limits of memory and CPU.
`;
}

function startLine({ command }: ContainerPlan): string {
  const [program = "bash", ...args] = command;
  return displayCommandLine({ program, args });
}

import { INSTANCE_LABEL, PLAN_LABEL } from "../../core/devContainerLabels.ts";
import type { Ioc } from "../../core/ioc.ts";
import type { ContainerFacts } from "./containerFacts.ts";
import { containerState, endOf } from "./containerState.ts";
import { wasStopped } from "./exitText.ts";

const IOC_LABELS: readonly string[] = ["is_ioc", "ioc"];
/** On a container that only lends its files. */
export const NOT_AN_IOC: Readonly<Record<string, string>> = { is_ioc: "false" };

/**
 * A label says so, or the image is a generic IOC's, which sets `IOC`. A label that says no wins over the image, and so
 * does being a dev container: an IOC image, but what runs in it is an editor.
 */
export function isIoc({ labels, variables }: ContainerFacts, extraLabels: readonly string[]): boolean {
  if (INSTANCE_LABEL in labels || extraLabels.some((label) => matchesLabel(labels, label))) return true;
  const said = Object.entries(labels).filter(([name]) => IOC_LABELS.includes(name.toLowerCase()));
  if (said.length > 0) return said.some(([, value]) => value.toLowerCase() === "true");
  return variables.includes("IOC") && !("devcontainer.local_folder" in labels);
}

/** `beamline` asks for the label, `beamline=p47` for its value too. */
function matchesLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const [name = "", value] = wanted.split("=", 2);
  return name in labels && (value === undefined || labels[name] === value);
}

/** `digest` is that of the image it was made from. */
export function iocOf(facts: ContainerFacts, runtime: string, digest: string | undefined): Ioc {
  const state = containerState(facts.life);
  return {
    ref: { runtime, name: facts.name },
    state,
    image: facts.image,
    digest: state.kind === "running" ? digest : undefined,
    node: undefined,
    restarts: facts.restarts,
    createdAt: facts.createdAt,
    lastFailure: lastFailure(facts),
    devContainer: facts.labels[PLAN_LABEL] !== undefined,
    refused: {},
  };
}

function lastFailure({ life }: ContainerFacts): string | undefined {
  const { exitCode, outOfMemory, finishedAt } = life;
  if (finishedAt === undefined || (!outOfMemory && (exitCode === 0 || wasStopped(exitCode)))) return undefined;
  return `${endOf(life)}, ${finishedAt}`;
}

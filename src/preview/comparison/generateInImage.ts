// The real ibek, in a container of the very image the instance is pinned to.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { CommandLine } from "../../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { ImageStore } from "../../core/imageStore.ts";
import type { ProcessResult, Run } from "../../processes/run.ts";
import { copyConfig } from "./copyConfig.ts";
import { complaint, generatedTexts, ibekJob, NO_SUCH_PROGRAM, type GeneratedTexts } from "./ibekJob.ts";

export interface Generation {
  /** Absolute path of the `ioc.yaml`; what is saved counts. */
  readonly file: string;
  /** `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1` */
  readonly image: string;
  /** What production sets for the IOC. */
  readonly environment: Readonly<Record<string, string>>;
  readonly images: ImageStore;
  readonly run: Run;
  readonly logCommand: (command: CommandLine) => void;
  /** One line of progress at a time. */
  readonly report: (line: string) => void;
  /** The image is not on this machine: may it be fetched? */
  readonly mayPull: (image: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

export type GenerationResult =
  | { readonly kind: "generated"; readonly texts: GeneratedTexts }
  /** `why` in ibek's words; `output` is all it said. */
  | { readonly kind: "refused"; readonly why: string; readonly output: string };

/** ibek takes seconds. */
const LONGEST_MS = 180_000;

export async function generateInImage(generation: Generation): Promise<Outcome<GenerationResult>> {
  const { file, image, images } = generation;
  const doing = `generate with the ibek of ${image}`;
  const present = await fetchImage(generation);
  if (!present.ok) return present;
  generation.report(`Running the ibek of ${image}`);
  const folder = await mkdtemp(join(tmpdir(), "epics-ioc-config-"));
  try {
    // A container's root may be nobody in particular here.
    await chmod(folder, 0o755);
    await copyConfig(file, folder);
    const job = ibekJob(folder, basename(file), generation.environment);
    const ended = await runJob(images.jobCommand(image, job), images.endJobCommand(job.container), doing, generation);
    return ended.ok ? resultOf(ended.value, doing, image) : ended;
  } catch (error) {
    return failed("unexpectedOutput", doing, error instanceof Error ? error.message : String(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchImage({
  image,
  images,
  mayPull,
  report,
  logCommand,
  signal,
}: Generation): Promise<Outcome<unknown>> {
  const here = await images.inspect(image, signal);
  if (here.ok || here.failure.kind !== "notFound") return here;
  if (!(await mayPull(image))) return failed("cancelled", `pull image ${image}`, "cancelled");
  logCommand(images.pullCommand(image));
  return images.pull(image, report, signal);
}

async function runJob(
  command: CommandLine,
  endCommand: CommandLine,
  doing: string,
  { run, logCommand, signal }: Generation,
): Promise<Outcome<ProcessResult>> {
  logCommand(command);
  const limit = AbortSignal.timeout(LONGEST_MS);
  const ended = await run(command, { doing, signal: AbortSignal.any([signal, limit]) });
  if (ended.ok) return ended;
  await run(endCommand, { doing: "end a container", signal: AbortSignal.timeout(20_000) });
  const isLate = limit.aborted && !signal.aborted;
  return isLate ? failed("timedOut", doing, `it was not done after ${LONGEST_MS / 1000} s`) : ended;
}

function resultOf(
  { exitCode, stdout, stderr }: ProcessResult,
  doing: string,
  image: string,
): Outcome<GenerationResult> {
  const why = complaint(stderr);
  if (exitCode === 0) {
    const texts = generatedTexts(stdout);
    return texts
      ? succeeded({ kind: "generated", texts })
      : failed("unexpectedOutput", doing, "it wrote neither st.cmd nor ioc.subst");
  }
  if (exitCode === NO_SUCH_PROGRAM) return failed("notFound", doing, `there is no ibek in ${image}`);
  // The engine's own: the container could not be made.
  if (exitCode === 125 || exitCode === 126) return failed("exited", doing, why);
  if (/No such command .?generate2/.test(stderr))
    return failed("notFound", doing, "its ibek is older than 3.3 and does not know generate2");
  return succeeded({ kind: "refused", why, output: stderr });
}

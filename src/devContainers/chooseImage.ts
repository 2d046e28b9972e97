import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { parseImageReference } from "../core/imageReference.ts";
import type { FolderFile, ImageFacts, ImageStore } from "../core/imageStore.ts";
import { COMPARED_FOLDERS, compareFolders, type FolderPair } from "./compareFolders.ts";
import { developerImageOf, type DeveloperMapping } from "./developerImage.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Production } from "./production.ts";
import type { Verdict } from "./verdict.ts";

export interface ChosenImage {
  /** What the container is made from, by digest where the engine knows one: `ghcr.io/…/ioc-pmac-developer@sha256:…`. */
  readonly reference: string;
  /** For people: `ghcr.io/…/ioc-pmac-developer:2026.6.1`. */
  readonly name: string;
  readonly verdict: Verdict;
}

export interface ImageChoice {
  readonly production: Production;
  readonly mappings: readonly DeveloperMapping[];
  readonly images: ImageStore;
  readonly dialogue: Dialogue;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

interface Fetched {
  readonly reference: string;
  readonly name: string;
  readonly facts: ImageFacts;
}

const OPEN_PRODUCTION = "Open Production's Image";

/** Fetches what is needed, asks when there is no developer image, and says how the result relates to production. */
export async function chooseImage(choice: ImageChoice): Promise<Outcome<ChosenImage>> {
  const { production, mappings, dialogue } = choice;
  const own = await fetchProduction(choice);
  if (!own.ok && own.failure.kind === "cancelled") return own;
  const developerName = developerImageOf(production.image, mappings);
  if (developerName === undefined) return own.ok ? succeeded(productionItself(own.value, production)) : own;

  const developer = await fetch(choice, developerName);
  if (developer.ok) {
    const verdict = await judge(choice, own, developer.value);
    return verdict.ok ? succeeded({ ...(await pinned(choice, developer.value)), verdict: verdict.value }) : verdict;
  }
  if (developer.failure.kind === "cancelled" || !own.ok) return developer;
  const answer = await dialogue.ask(
    `There is no ${developerName} to open. Open ${production.image} instead?`,
    `${developer.failure.why}. Production's own image is exactly what runs there, but usually has no compiler or debugger.`,
    [OPEN_PRODUCTION],
  );
  if (answer !== OPEN_PRODUCTION) return failed("cancelled", developer.failure.doing, "cancelled");
  return succeeded(productionItself(own.value, production));
}

/** By digest where one is known: the tag may have moved since production started. */
async function fetchProduction(choice: ImageChoice): Promise<Outcome<Fetched>> {
  const { production, images, signal } = choice;
  const { image, digest } = production;
  if (digest === undefined) return fetch(choice, image);
  const byTag = await images.inspect(image, signal);
  if (byTag.ok && isKnownAs(byTag.value, digest)) {
    return succeeded({
      ...(await pinned(choice, { reference: image, name: image, facts: byTag.value }, digest)),
      facts: byTag.value,
    });
  }
  const byDigest = await fetch(choice, `${parseImageReference(image)?.repository ?? image}@${digest}`);
  if (byDigest.ok) return succeeded({ ...byDigest.value, name: image });
  if (byDigest.failure.kind === "cancelled") return byDigest;
  // A cluster that got its images from a file knows them by a digest no registry has.
  const again = await fetch(choice, image);
  return again.ok || again.failure.kind === "cancelled" ? again : byDigest;
}

async function fetch({ images, report, signal }: ImageChoice, name: string): Promise<Outcome<Fetched>> {
  const local = await images.inspect(name, signal);
  if (!local.ok && local.failure.kind !== "notFound") return local;
  report(`Fetching ${name}`);
  const facts = local.ok ? local : await images.pull(name, report, signal);
  return facts.ok ? succeeded({ reference: name, name, facts: facts.value }) : facts;
}

/** `reference` by digest, if the engine finds the image under it. */
async function pinned(
  { images, signal }: ImageChoice,
  { name, facts }: Fetched,
  wanted?: string,
): Promise<{ readonly reference: string; readonly name: string }> {
  const repository = parseImageReference(name)?.repository ?? name;
  const digests = wanted === undefined ? facts.digests : [wanted, ...facts.digests];
  for (const digest of digests) {
    const found = await images.inspect(`${repository}@${digest}`, signal);
    if (found.ok && found.value.id === facts.id) return { reference: `${repository}@${digest}`, name };
  }
  return { reference: name, name };
}

/** A container runtime may name an image by its manifest or by its configuration. */
function isKnownAs(facts: ImageFacts, digest: string): boolean {
  return facts.id === digest || facts.digests.includes(digest);
}

function productionItself({ reference, name, facts }: Fetched, { digest, image, knownFrom }: Production): ChosenImage {
  if (digest !== undefined && isKnownAs(facts, digest))
    return { reference, name, verdict: { kind: "sameImage", digest } };
  const verdict: Verdict =
    digest === undefined
      ? { kind: "sameRelease", compared: [`the tag alone (${image}, ${knownFrom}; no digest is known there)`] }
      : {
          kind: "differs",
          differences: [`${image} is now ${facts.digests[0] ?? facts.id}, production runs ${digest}`],
        };
  return { reference, name, verdict };
}

async function judge(choice: ImageChoice, own: Outcome<Fetched>, developer: Fetched): Promise<Outcome<Verdict>> {
  const { production, report } = choice;
  if (!own.ok)
    return succeeded({
      kind: "unknown",
      why: `production's image could not be fetched to compare: ${own.failure.why}`,
    });
  if (own.value.facts.id === developer.facts.id) {
    return succeeded({ kind: "sameImage", digest: production.digest ?? developer.facts.id });
  }
  if (production.digest !== undefined && !isKnownAs(own.value.facts, production.digest)) {
    return succeeded(productionItself(own.value, production).verdict);
  }
  report("Comparing with production's image");
  const pairs = await Promise.all(COMPARED_FOLDERS.map((folder) => readPair(choice, folder, own.value, developer)));
  const unreadable = pairs.find((pair) => !pair.ok);
  if (unreadable) {
    const { failure } = unreadable;
    return failure.kind === "cancelled" ? unreadable : succeeded({ kind: "unknown", why: failure.why });
  }
  return succeeded(compareFolders(pairs.flatMap((pair) => (pair.ok ? [pair.value] : []))));
}

async function readPair(
  choice: ImageChoice,
  folder: string,
  own: Fetched,
  developer: Fetched,
): Promise<Outcome<FolderPair>> {
  const [production, ours] = await Promise.all([
    readFolder(choice, own, folder),
    readFolder(choice, developer, folder),
  ]);
  if (!production.ok) return production;
  if (!ours.ok) return ours;
  return succeeded({ folder, production: production.value, ours: ours.value });
}

async function readFolder(
  { images, signal }: ImageChoice,
  { reference }: Fetched,
  folder: string,
): Promise<Outcome<readonly FolderFile[] | undefined>> {
  const files = await images.readFolder(reference, folder, signal);
  return !files.ok && files.failure.kind === "notFound" ? succeeded(undefined) : files;
}

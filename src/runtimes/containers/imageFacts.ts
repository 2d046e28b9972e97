import type Dockerode from "dockerode";
import type { ImageFacts } from "../../core/imageStore.ts";
import { parseImageReference } from "../../core/imageReference.ts";
import { listAt, textAt } from "../../core/json.ts";

/** What the engine tells of an image (`GET /images/{name}/json`); undefined when the answer does not describe one. */
export function readImage(answer: unknown): ImageFacts | undefined {
  const id = textAt(answer, "Id");
  if (id === undefined) return undefined;
  const environment = listAt(answer, "Config", "Env").map((entry) => {
    const [name = "", ...value] = String(entry).split("=");
    return [name, value.join("=")] as const;
  });
  return {
    id: id.startsWith("sha256:") ? id : `sha256:${id}`,
    digests: [...new Set(repositoryDigests(answer).map(({ digest }) => digest))],
    environment: Object.fromEntries(environment),
  };
}

/** The manifest digest a registry knows the image by, preferably the one of `image`'s own repository. */
export async function imageDigest(
  client: Dockerode,
  imageId: string,
  image: string | undefined,
): Promise<string | undefined> {
  // An image that was removed under its container has no digest to tell.
  const answer: unknown = await client
    .getImage(imageId)
    .inspect()
    .catch(() => undefined);
  const known = repositoryDigests(answer);
  const repository = parseImageReference(image ?? "")?.repository;
  return (known.find((entry) => entry.repository === repository) ?? known[0])?.digest;
}

function repositoryDigests(answer: unknown): readonly { readonly repository: string; readonly digest: string }[] {
  return listAt(answer, "RepoDigests").flatMap((entry) => {
    const { repository, digest } = parseImageReference(String(entry)) ?? {};
    return repository === undefined || digest === undefined ? [] : [{ repository, digest }];
  });
}

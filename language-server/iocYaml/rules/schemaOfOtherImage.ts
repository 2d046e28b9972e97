import { parseImageReference } from "../../../src/core/imageReference.ts";
import type { FileRule } from "../rule.ts";

const HEADER = /^#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/m;
const RELEASE = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/releases\/download\/([^/]+)\/ibek\.ioc\.schema\.json$/;

export const schemaOfOtherImage: FileRule = {
  code: "schema-of-other-image",
  severity: "warning",
  description: "The schema in the header belongs to another image than the one this instance runs.",
  check({ text, catalogue }) {
    const header = HEADER.exec(text);
    const release = RELEASE.exec(header?.[1] ?? "");
    const wanted = schemaOf(catalogue.pinnedImage);
    if (header?.[1] === undefined || release === null || wanted === undefined || header[1] === wanted.url) return [];
    const start = header.index + header[0].length - header[1].length;
    const span = { start, end: start + header[1].length };
    const [, repository, tag] = release;
    return [
      {
        span,
        message: `This is the schema of ${repository} ${tag}, but the instance runs ${wanted.repository} ${wanted.tag}.`,
        fixes: [{ kind: "replace", title: `Use the schema of ${wanted.tag}`, span, text: wanted.url }],
      },
    ];
  },
};

/** Where the generic IOC's repository publishes it, as `ibek pattern schema` (4.8.2) finds it. */
export function schemaOf(image: string | undefined): { url: string; repository: string; tag: string } | undefined {
  const reference = image === undefined ? undefined : parseImageReference(image);
  const name = /^ghcr\.io\/([^/]+\/[^/]+?)(?:-rtems-beatnik)?(?:-linux)?(?:-developer|-runtime)$/.exec(
    reference?.repository ?? "",
  );
  if (name?.[1] === undefined || reference?.tag === undefined) return undefined;
  const [, repository] = name;
  const url = `https://github.com/${repository}/releases/download/${reference.tag}/ibek.ioc.schema.json`;
  return { url, repository, tag: reference.tag };
}

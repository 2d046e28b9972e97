import { basename, dirname } from "node:path/posix";
import type { SupportProblem } from "../../catalogue/entityModels/readSupportFile.ts";
import { firstLine } from "../firstLine.ts";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const unreadableDefinitions: FileRule = {
  code: "unreadable-definitions",
  severity: "error",
  description: "A support YAML file of the instance that ibek refuses, or one that cannot be used and is missed.",
  check({ catalogue, path, text, file }) {
    const isMissed = file.entities.some(
      ({ entity }) => entity.type !== undefined && !catalogue.models.has(entity.type),
    );
    const all = catalogue.problems(isMissed ? "all" : "config");
    return [...new Set(all.map(({ place }) => place.path))].flatMap((support): readonly Finding[] => {
      const problems = all.filter(({ place }) => place.path === support);
      const finding = { ...ofFile(support, problems), span: firstLine(text) };
      if (path !== undefined && support.startsWith(`${dirname(path)}/`)) return [finding];
      // ibek reads this instance's own files; another one concerns this IOC only if something is missed.
      return isMissed ? [{ ...finding, severity: "warning" }] : [];
    });
  },
};

/** One problem for each file: whoever opens it sees all. */
function ofFile(path: string, [first, ...more]: readonly SupportProblem[]): Pick<Finding, "message" | "related"> {
  const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return {
    message: `\`${basename(path)}\` is not wholly usable: ${first?.message ?? ""}${others}`,
    ...(first && { related: { message: "The mistake is here", at: first.place } }),
  };
}

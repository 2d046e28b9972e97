import { basename, dirname } from "node:path/posix";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const unreadableDefinitions: FileRule = {
  code: "unreadable-definitions",
  severity: "error",
  description: "A support YAML file that cannot be used, or only in part.",
  check({ catalogue, path, text, file }) {
    const end = Math.max(text.search(/\r?\n|$/), 0);
    const isMissed = file.entities.some(
      ({ entity }) => entity.type !== undefined && !catalogue.models.has(entity.type),
    );
    return catalogue.problems(isMissed ? "all" : "config").flatMap(({ place, message }): readonly Finding[] => {
      const finding: Finding = {
        span: { start: 0, end },
        message: `\`${basename(place.path)}\` is not wholly usable: ${message}`,
        related: { message: "The mistake is here", at: place },
      };
      if (path !== undefined && place.path.startsWith(`${dirname(path)}/`)) return [finding];
      // ibek reads this instance's own files; another one concerns this IOC only if something is missed.
      return isMissed ? [{ ...finding, severity: "warning" }] : [];
    });
  },
};

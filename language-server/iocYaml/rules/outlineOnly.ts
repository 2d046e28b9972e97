import { shifted } from "../../text/span.ts";
import { headOf } from "../../ioc/entity.ts";
import type { FileRule } from "../rule.ts";

export const outlineOnly: FileRule = {
  code: "known-from-schema",
  severity: "information",
  description:
    "Types are known from the published schema only: ids, references and what they render to are not checked.",
  check({ catalogue, file }) {
    const first = file.entities.find(({ entity }) => catalogue.models.get(entity.type ?? "")?.isOutline === true);
    if (first === undefined) return [];
    const because = catalogue.missing === undefined ? "" : ` (${catalogue.missing})`;
    const message =
      `\`${first.entity.type ?? ""}\` is known from the published schema only${because}: names and types are checked,` +
      " ids, references, Jinja and the files it makes are not.";
    return [{ span: shifted(headOf(first.entity), first.start), message }];
  },
};

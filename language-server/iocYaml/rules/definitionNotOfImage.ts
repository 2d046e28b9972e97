import { shifted } from "../../text/span.ts";
import { headOf } from "../../ioc/entity.ts";
import { USE_IMAGE_DEFINITIONS_COMMAND } from "../../protocol.ts";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const definitionNotOfImage: FileRule = {
  code: "definition-not-of-image",
  severity: "warning",
  description: "The workspace defines the type otherwise than the image that this instance runs.",
  check({ catalogue, file }) {
    if (catalogue.notOfImage.size === 0) return [];
    const seen = new Set<string>();
    return file.entities.flatMap(({ entity, start }): readonly Finding[] => {
      const model = catalogue.models.get(entity.type ?? "");
      if (model === undefined || !catalogue.notOfImage.has(model.type) || seen.has(model.type)) return [];
      seen.add(model.type);
      return [
        {
          span: shifted(headOf(entity), start),
          message: `The workspace defines \`${model.type}\` otherwise than the image this instance runs; it is checked by the workspace's definition.`,
          ...(model.place && { related: { message: "The workspace's definition", at: model.place } }),
          fixes: [{ kind: "command", title: "Use the image's definitions", command: USE_IMAGE_DEFINITIONS_COMMAND }],
        },
      ];
    });
  },
};

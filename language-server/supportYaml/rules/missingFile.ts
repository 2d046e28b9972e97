import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { shifted } from "../../text/span.ts";
import type { FileRule } from "../rule.ts";
import { textOf } from "../supportModel.ts";
import { findNamedFile } from "../workspaceFiles.ts";

export const missingFile: FileRule = {
  code: "missing-file",
  severity: "hint",
  description: "A database template that is not in the workspace, where others of this support module are.",
  check({ models, files, path }) {
    if (files.size === 0) return [];
    const named = models.flatMap(({ start, checked: { model } }) =>
      model.databases.flatMap(({ file }) => {
        const name = textOf(file)?.trim();
        if (file === undefined || name === undefined || name === "" || hasJinja(name)) return [];
        return [
          { name, span: shifted(file.valueSpan, start), isThere: findNamedFile(files, name, path) !== undefined },
        ];
      }),
    );
    // Without any of them the module's source is simply somewhere else, mostly in the image.
    if (!named.some(({ isThere }) => isThere)) return [];
    return named
      .filter(({ isThere }) => !isThere)
      .map(({ name, span }) => ({
        span,
        message: `\`${name}\` is not in the workspace, where other database templates of this module are.`,
      }));
  },
};

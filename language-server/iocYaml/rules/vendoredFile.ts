import type { VendoredFile } from "../../ioc/instanceConfig.ts";
import type { FileRule } from "../rule.ts";
import { firstLine } from "../firstLine.ts";

export const vendoredFile: FileRule = {
  code: "vendored-file",
  severity: "warning",
  description: "A file that `ibek pattern` vendored into the instance was changed, or is gone.",
  check: ({ text, instance }) =>
    (instance?.vendored ?? []).flatMap((file) =>
      file.state === "asLocked" ? [] : [{ span: firstLine(text), message: messageOf(file, file.state) }],
    ),
};

function messageOf(
  { path, pattern, version }: VendoredFile,
  state: Exclude<VendoredFile["state"], "asLocked">,
): string {
  const from = `${pattern} ${version}`.trim();
  switch (state) {
    case "edited":
      return `\`${path}\` is not as ${from} brought it: \`ibek pattern check\` refuses that. \`ibek pattern restore ${pattern}\` brings it back, \`DIRTY\` in runtime-lock.yaml says that it is meant.`;
    case "declaredDirty":
      return `\`${path}\` was changed on purpose (DIRTY in runtime-lock.yaml): this instance does not run ${from} as released.`;
    case "missing":
      return `\`${path}\` of ${from} is gone: \`ibek pattern restore ${pattern}\` brings it back.`;
  }
}

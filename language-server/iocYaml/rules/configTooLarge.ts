import type { FileRule } from "../rule.ts";
import { firstLine } from "../firstLine.ts";

/** Of a ConfigMap: the API server refuses larger ones. */
const MAX_BYTES = 1_048_576;

export const configTooLarge: FileRule = {
  code: "config-too-large",
  severity: "warning",
  description: "The files in `config/` are larger together than Kubernetes takes in one ConfigMap (1 MiB).",
  check({ text, instance }) {
    if (instance === undefined || instance.bytes <= MAX_BYTES) return [];
    const message =
      `The files in \`config/\` have ${Math.ceil(instance.bytes / 1024)} KiB together. They become one ConfigMap, and Kubernetes takes 1024 KiB:` +
      " this IOC cannot be deployed. Move large files into the image or onto a volume.";
    return [{ span: firstLine(text), message }];
  },
};

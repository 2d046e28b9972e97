import { dirname } from "node:path/posix";
import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import { headOf } from "../../ioc/entity.ts";
import type { InstanceConfig } from "../../ioc/instanceConfig.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { shifted } from "../../text/span.ts";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const missingFile: FileRule = {
  code: "missing-file",
  severity: "warning",
  description: "A definition in `config/` loads a database, or its records name a protocol, that is not in `config/`.",
  check({ path, catalogue, file, instance }) {
    if (path === undefined || instance === undefined) return [];
    const seen = new Set<string>();
    return file.entities.flatMap(({ entity, start }): readonly Finding[] => {
      const model = catalogue.models.get(entity.type ?? "");
      // What the image defines it also brings.
      if (model?.place === undefined || dirname(model.place.path) !== dirname(path) || seen.has(model.type)) return [];
      seen.add(model.type);
      return missingOf(model, instance).map((message) => ({ span: shifted(headOf(entity), start), message }));
    });
  },
};

function missingOf(model: EntityModel, { files, protocols }: InstanceConfig): readonly string[] {
  const databases = model.databases.map(({ file }) => file.text.trim()).filter(isBareName);
  const missing = databases
    .filter((name) => !files.has(name))
    .map((name) => `\`${model.type}\` loads \`${name}\`, which is not in \`config/\``);
  const unnamed = databases.flatMap((name) =>
    (protocols.get(name) ?? [])
      .filter((protocol) => !files.has(protocol))
      .map((protocol) => `\`${name}\` needs the protocol \`${protocol}\`, which is not in \`config/\``),
  );
  return [...missing, ...unnamed].map((what) => `${what}: the IOC starts only if its image brings it.`);
}

/** A path such as `$(ADCORE)/db/x.template` leads into the image. */
function isBareName(name: string): boolean {
  return name !== "" && !/[/$]/.test(name) && !hasJinja(name);
}

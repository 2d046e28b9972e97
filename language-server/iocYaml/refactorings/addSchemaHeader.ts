import { CodeActionKind } from "vscode-languageserver-types";
import type { Span } from "../../text/span.ts";
import type { IocAnalysis } from "../analysis.ts";
import { schemaOf } from "../rules/schemaOfOtherImage.ts";
import type { Refactoring } from "./refactoring.ts";

/** Where `ibek pattern schema` puts the schema of the instance. */
const BESIDE = "../ioc.schema.json";

/** For editors that know ioc.yaml by its schema alone; offered above the entities of a file without it. */
export function addSchemaHeader({ lines, file, catalogue, path }: IocAnalysis, selected: Span): readonly Refactoring[] {
  const { text } = lines;
  const list = file.top?.find(({ field }) => field.name === "entities");
  const end = list ? list.start + list.field.nameSpan.end : undefined;
  const isFree = !/^#[ \t]*yaml-language-server:/m.test(text);
  if (end === undefined || selected.start > end || !isFree || path === undefined) return [];
  const release = schemaOf(catalogue.pinnedImage);
  const schemas = [
    ...(release ? [[release.url, ` of ${release.repository} ${release.tag}`] as const] : []),
    [BESIDE, " beside the instance"] as const,
  ];
  const at = text.startsWith("\uFEFF") ? 1 : 0;
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  return schemas.map(([schema, which]) => ({
    title: `Add a header with the schema${which}`,
    kind: `${CodeActionKind.Refactor}.schemaHeader`,
    change: { span: { start: at, end: at }, text: `# yaml-language-server: $schema=${schema}${lineEnd}` },
  }));
}

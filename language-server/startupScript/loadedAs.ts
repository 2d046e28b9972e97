import type { IocContents } from "../ioc/records/iocContents.ts";
import type { RecordPlace } from "../ioc/records/recordIndex.ts";

/** In Markdown or plain text: `gauge.db`, loaded in line 4. */
export function loadedAs({ load, database }: RecordPlace, contents: IocContents): string {
  const line = contents.lineOf(load);
  const by = line === undefined ? "" : `, loaded in line ${line.line.pieces[0].line + 1}`;
  if (database.row === undefined) return `\`${load.name}\`${by}`;
  return `\`${database.name}\` in line ${database.row.range.start.line + 1} of \`${load.name}\`${by}`;
}

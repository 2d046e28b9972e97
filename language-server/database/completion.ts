import type { CompletionItem, Position } from "vscode-languageserver-types";
import { completionContext } from "./completion/completionContext.ts";
import { completeEntry, completeFieldName } from "./completion/fieldNames.ts";
import { completeInfoName } from "./completion/infoNames.ts";
import { completeMacro } from "./completion/macroNames.ts";
import { completeRecordType } from "./completion/recordTypeNames.ts";
import { completeValue } from "./completion/fieldValues.ts";
import type { Database } from "./database.ts";

export function completeDatabase(database: Database, position: Position): readonly CompletionItem[] {
  const context = completionContext(database, position);
  switch (context?.kind) {
    case undefined:
      return [];
    case "macro":
      return completeMacro(database, context);
    case "recordType":
      return completeRecordType(database, context);
    case "fieldName":
      return completeFieldName(database, context);
    case "entry":
      return completeEntry(database, context);
    case "infoName":
      return completeInfoName(database, context);
    case "value":
      return completeValue(database, context);
  }
}

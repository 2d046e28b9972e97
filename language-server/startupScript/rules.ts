import type { ContentRule } from "./contentRule.ts";
import type { Rule, RuleFacts } from "./rule.ts";
import { commentContinues } from "./rules/commentContinues.ts";
import { invalidRedirection } from "./rules/invalidRedirection.ts";
import { lineContinues } from "./rules/lineContinues.ts";
import { longRecordName } from "./rules/longRecordName.ts";
import { missingFile } from "./rules/missingFile.ts";
import { missingMacro } from "./rules/missingMacro.ts";
import { missingTemplate } from "./rules/missingTemplate.ts";
import { missingValue } from "./rules/missingValue.ts";
import { portDefinedTwice } from "./rules/portDefinedTwice.ts";
import { portNotDefined } from "./rules/portNotDefined.ts";
import { recordTypeConflict } from "./rules/recordTypeConflict.ts";
import { recordsAfterIocInit } from "./rules/recordsAfterIocInit.ts";
import { secondCommand } from "./rules/secondCommand.ts";
import { tooManyArguments } from "./rules/tooManyArguments.ts";
import { trailingComment } from "./rules/trailingComment.ts";
import { unbalancedQuote } from "./rules/unbalancedQuote.ts";
import { unclosedMacro } from "./rules/unclosedMacro.ts";
import { undefinedMacro } from "./rules/undefinedMacro.ts";
import { unknownCommand } from "./rules/unknownCommand.ts";
import { unusedMacro } from "./rules/unusedMacro.ts";
import { unknownRecord } from "./rules/unknownRecord.ts";
import { loadOrder } from "./rules/loadOrder.ts";
import { onErrorUsage } from "./rules/onErrorUsage.ts";
import { registrationName } from "./rules/registrationName.ts";
import { secondIocInit } from "./rules/secondIocInit.ts";
import { variableValue } from "./rules/variableValue.ts";
import { wrongTime } from "./rules/wrongTime.ts";
import { wrongArgument } from "./rules/wrongArgument.ts";

export const LINE_RULES: readonly Rule[] = [
  commentContinues,
  invalidRedirection,
  lineContinues,
  missingFile,
  missingValue,
  portDefinedTwice,
  portNotDefined,
  recordsAfterIocInit,
  secondCommand,
  tooManyArguments,
  trailingComment,
  unbalancedQuote,
  unclosedMacro,
  undefinedMacro,
  unknownCommand,
  loadOrder,
  onErrorUsage,
  registrationName,
  secondIocInit,
  variableValue,
  wrongTime,
  wrongArgument,
];

export const CONTENT_RULES: readonly ContentRule[] = [
  longRecordName,
  missingMacro,
  missingTemplate,
  recordTypeConflict,
  unknownRecord,
  unusedMacro,
];

/** For the table of rules. */
export const RULES: readonly RuleFacts[] = [...LINE_RULES, ...CONTENT_RULES].sort((a, b) => (a.code < b.code ? -1 : 1));

import type { Rule } from "./rule.ts";
import { commentContinues } from "./rules/commentContinues.ts";
import { invalidRedirection } from "./rules/invalidRedirection.ts";
import { lineContinues } from "./rules/lineContinues.ts";
import { missingFile } from "./rules/missingFile.ts";
import { missingValue } from "./rules/missingValue.ts";
import { portDefinedTwice } from "./rules/portDefinedTwice.ts";
import { portNotDefined } from "./rules/portNotDefined.ts";
import { recordsAfterIocInit } from "./rules/recordsAfterIocInit.ts";
import { secondCommand } from "./rules/secondCommand.ts";
import { tooManyArguments } from "./rules/tooManyArguments.ts";
import { trailingComment } from "./rules/trailingComment.ts";
import { unbalancedQuote } from "./rules/unbalancedQuote.ts";
import { unclosedMacro } from "./rules/unclosedMacro.ts";
import { undefinedMacro } from "./rules/undefinedMacro.ts";
import { unknownCommand } from "./rules/unknownCommand.ts";
import { wrongArgument } from "./rules/wrongArgument.ts";

export const RULES: readonly Rule[] = [
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
  wrongArgument,
];

import type { Rule } from "./rule.ts";
import { missingMacro } from "./rules/missingMacro.ts";
import { missingTemplate } from "./rules/missingTemplate.ts";
import { oneToolOnly } from "./rules/oneToolOnly.ts";
import { repeatedName } from "./rules/repeatedName.ts";
import { syntaxError } from "./rules/syntaxError.ts";
import { tooFewValues } from "./rules/tooFewValues.ts";
import { tooManyValues } from "./rules/tooManyValues.ts";
import { toolRemark } from "./rules/toolRemark.ts";
import { unusedMacro } from "./rules/unusedMacro.ts";

export const RULES: readonly Rule[] = [
  missingMacro,
  missingTemplate,
  oneToolOnly,
  repeatedName,
  syntaxError,
  tooFewValues,
  tooManyValues,
  toolRemark,
  unusedMacro,
];

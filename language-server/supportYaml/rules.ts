// Every rule on a support YAML file, in the order of the README's table.
import type { FileRule, ModelRule, ShapeRule } from "./rule.ts";
import { badMerge } from "./rules/badMerge.ts";
import { duplicateKey } from "./rules/duplicateKey.ts";
import { duplicateModel } from "./rules/duplicateModel.ts";
import { emptyArgs } from "./rules/emptyArgs.ts";
import { enumDefault } from "./rules/enumDefault.ts";
import { ibek2Format } from "./rules/ibek2Format.ts";
import { jinjaSyntax } from "./rules/jinjaSyntax.ts";
import { keyNotText } from "./rules/keyNotText.ts";
import { laterParameter } from "./rules/laterParameter.ts";
import { missingFile } from "./rules/missingFile.ts";
import { missingKey } from "./rules/missingKey.ts";
import { patternArgument } from "./rules/patternArgument.ts";
import { reservedName } from "./rules/reservedName.ts";
import { secondEnvVar } from "./rules/secondEnvVar.ts";
import { secondFirst } from "./rules/secondFirst.ts";
import { subEntityParameter } from "./rules/subEntityParameter.ts";
import { undefinedName } from "./rules/undefinedName.ts";
import { unknownKey } from "./rules/unknownKey.ts";
import { unknownSubType } from "./rules/unknownSubType.ts";
import { unusedParameter } from "./rules/unusedParameter.ts";
import { whenWord } from "./rules/whenWord.ts";
import { wrongType } from "./rules/wrongType.ts";
import { yamlSyntax } from "./rules/yamlSyntax.ts";

export const SHAPE_RULES: readonly ShapeRule[] = [unknownKey, missingKey, wrongType, keyNotText, badMerge];

export const MODEL_RULES: readonly ModelRule[] = [
  reservedName,
  jinjaSyntax,
  laterParameter,
  secondFirst,
  secondEnvVar,
  whenWord,
  patternArgument,
  enumDefault,
  emptyArgs,
];

/** These hold for every file; the others only where it is in today's format. */
export const TEXT_RULES: readonly FileRule[] = [yamlSyntax, duplicateKey, ibek2Format];

export const FILE_RULES: readonly FileRule[] = [
  duplicateModel,
  undefinedName,
  unknownSubType,
  subEntityParameter,
  unusedParameter,
  missingFile,
];

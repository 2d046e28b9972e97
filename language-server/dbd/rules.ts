import type { Rule } from "../features/problem.ts";
import type { DbdModel } from "./dbd.ts";
import { badAttribute } from "./rules/badAttribute.ts";
import { badBreaktable } from "./rules/badBreaktable.ts";
import { badLinkType } from "./rules/badLinkType.ts";
import { byteOrderMark } from "./rules/byteOrderMark.ts";
import { duplicateDefinition } from "./rules/duplicateDefinition.ts";
import { emptyName } from "./rules/emptyName.ts";
import { emptyRecordType } from "./rules/emptyRecordType.ts";
import { missingAttribute } from "./rules/missingAttribute.ts";
import { missingFile } from "./rules/missingFile.ts";
import { syntaxError } from "./rules/syntaxError.ts";
import { unknownAttribute } from "./rules/unknownAttribute.ts";
import { unknownFieldType } from "./rules/unknownFieldType.ts";
import { unknownMenu } from "./rules/unknownMenu.ts";
import { unknownRecordType } from "./rules/unknownRecordType.ts";
import { unknownVariableType } from "./rules/unknownVariableType.ts";

export const RULES: readonly Rule<DbdModel>[] = [
  badAttribute,
  badBreaktable,
  badLinkType,
  byteOrderMark,
  duplicateDefinition,
  emptyName,
  emptyRecordType,
  missingAttribute,
  missingFile,
  syntaxError,
  unknownAttribute,
  unknownFieldType,
  unknownMenu,
  unknownRecordType,
  unknownVariableType,
];

import type { Rule } from "./rule.ts";
import { badAlias } from "./rules/badAlias.ts";
import { badBreaktable } from "./rules/badBreaktable.ts";
import { badCharacter } from "./rules/badCharacter.ts";
import { badChoice } from "./rules/badChoice.ts";
import { badExpression } from "./rules/badExpression.ts";
import { badJsonLink } from "./rules/badJsonLink.ts";
import { badLink } from "./rules/badLink.ts";
import { badName } from "./rules/badName.ts";
import { badNumber } from "./rules/badNumber.ts";
import { badString } from "./rules/badString.ts";
import { byteOrderMark } from "./rules/byteOrderMark.ts";
import { foreignItem } from "./rules/foreignItem.ts";
import { linkModifiers } from "./rules/linkModifiers.ts";
import { linkTypeMismatch } from "./rules/linkTypeMismatch.ts";
import { missingInclude } from "./rules/missingInclude.ts";
import { missingRecord } from "./rules/missingRecord.ts";
import { recordTypeConflict } from "./rules/recordTypeConflict.ts";
import { syntaxError } from "./rules/syntaxError.ts";
import { tooLong } from "./rules/tooLong.ts";
import { unclosedQuote } from "./rules/unclosedQuote.ts";
import { unclosedRecord } from "./rules/unclosedRecord.ts";
import { unclosedMacro } from "./rules/unclosedMacro.ts";
import { unexpandedMacro } from "./rules/unexpandedMacro.ts";
import { unknownDeviceSupport } from "./rules/unknownDeviceSupport.ts";
import { unknownField } from "./rules/unknownField.ts";
import { unknownRecordType } from "./rules/unknownRecordType.ts";
import { unknownLinkField } from "./rules/unknownLinkField.ts";
import { unquotedMacro } from "./rules/unquotedMacro.ts";
import { unsettableField } from "./rules/unsettableField.ts";

export const RULES: readonly Rule[] = [
  badAlias,
  badBreaktable,
  badCharacter,
  badChoice,
  badExpression,
  badJsonLink,
  badLink,
  badName,
  badNumber,
  badString,
  byteOrderMark,
  foreignItem,
  linkModifiers,
  linkTypeMismatch,
  missingInclude,
  missingRecord,
  recordTypeConflict,
  syntaxError,
  tooLong,
  unclosedMacro,
  unclosedQuote,
  unclosedRecord,
  unexpandedMacro,
  unknownDeviceSupport,
  unknownField,
  unknownLinkField,
  unknownRecordType,
  unquotedMacro,
  unsettableField,
];

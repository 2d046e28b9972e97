// Every rule on an ioc.yaml, in the order of the README's table.
import type { EntityRule, FileRule, GenerationRule } from "./rule.ts";
import { counterLimit } from "./rules/counterLimit.ts";
import { databaseArgument } from "./rules/databaseArgument.ts";
import { databaseColumns } from "./rules/databaseColumns.ts";
import { endlessTemplate } from "./rules/endlessTemplate.ts";
import { failedValidation } from "./rules/failedValidation.ts";
import { hiddenParameter } from "./rules/hiddenParameter.ts";
import { jinjaError } from "./rules/jinjaError.ts";
import { jinjaSyntax } from "./rules/jinjaSyntax.ts";
import { joinedVariables } from "./rules/joinedVariables.ts";
import { laterParameter } from "./rules/laterParameter.ts";
import { madeEntity } from "./rules/madeEntity.ts";
import { mixedColumns } from "./rules/mixedColumns.ts";
import { newerDefinition } from "./rules/newerDefinition.ts";
import { notChecked } from "./rules/notChecked.ts";
import { sharedFirst } from "./rules/sharedFirst.ts";
import { undefinedAttribute } from "./rules/undefinedAttribute.ts";
import { undefinedName } from "./rules/undefinedName.ts";
import { unmappedEnum } from "./rules/unmappedEnum.ts";
import { whenLast } from "./rules/whenLast.ts";
import { wrongValue } from "./rules/wrongValue.ts";
import { disabledRepeat } from "./rules/disabledRepeat.ts";
import { badEnum } from "./rules/badEnum.ts";
import { configTooLarge } from "./rules/configTooLarge.ts";
import { definitionNotOfImage } from "./rules/definitionNotOfImage.ts";
import { duplicateId } from "./rules/duplicateId.ts";
import { duplicateKey } from "./rules/duplicateKey.ts";
import { ibek2Jinja } from "./rules/ibek2Jinja.ts";
import { missingParameter } from "./rules/missingParameter.ts";
import { missingType } from "./rules/missingType.ts";
import { noDefinitions } from "./rules/noDefinitions.ts";
import { missingFile } from "./rules/missingFile.ts";
import { outlineOnly } from "./rules/outlineOnly.ts";
import { refusedSibling } from "./rules/refusedSibling.ts";
import { schemaOfOtherImage } from "./rules/schemaOfOtherImage.ts";
import { topLevelKeys } from "./rules/topLevelKeys.ts";
import { unknownParameter } from "./rules/unknownParameter.ts";
import { unknownReference } from "./rules/unknownReference.ts";
import { unknownType } from "./rules/unknownType.ts";
import { unreadableDefinitions } from "./rules/unreadableDefinitions.ts";
import { vendoredFile } from "./rules/vendoredFile.ts";
import { wrongType } from "./rules/wrongType.ts";
import { yamlSyntax } from "./rules/yamlSyntax.ts";

export const ENTITY_RULES: readonly EntityRule[] = [
  missingType,
  unknownType,
  missingParameter,
  unknownParameter,
  wrongType,
  badEnum,
  ibek2Jinja,
  disabledRepeat,
];

export const FILE_RULES: readonly FileRule[] = [
  yamlSyntax,
  duplicateKey,
  topLevelKeys,
  refusedSibling,
  unknownReference,
  duplicateId,
  noDefinitions,
  unreadableDefinitions,
  newerDefinition,
  outlineOnly,
  definitionNotOfImage,
  schemaOfOtherImage,
  vendoredFile,
  missingFile,
  configTooLarge,
];

export const GENERATION_RULES: readonly GenerationRule[] = [
  undefinedName,
  undefinedAttribute,
  jinjaSyntax,
  jinjaError,
  counterLimit,
  wrongValue,
  failedValidation,
  databaseArgument,
  databaseColumns,
  mixedColumns,
  whenLast,
  madeEntity,
  endlessTemplate,
  laterParameter,
  hiddenParameter,
  unmappedEnum,
  sharedFirst,
  joinedVariables,
  notChecked,
];

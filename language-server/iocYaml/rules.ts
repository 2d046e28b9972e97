// Every rule on an ioc.yaml, in the order of the README's table.
import type { EntityRule, FileRule } from "./rule.ts";
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
];

export const FILE_RULES: readonly FileRule[] = [
  yamlSyntax,
  duplicateKey,
  topLevelKeys,
  unknownReference,
  duplicateId,
  noDefinitions,
  unreadableDefinitions,
  outlineOnly,
  definitionNotOfImage,
  schemaOfOtherImage,
  vendoredFile,
  missingFile,
  configTooLarge,
];

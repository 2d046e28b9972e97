import type { Rule } from "../features/problem.ts";
import { badBytes } from "./rules/badBytes.ts";
import { badEscape } from "./rules/badEscape.ts";
import { badFormat } from "./rules/badFormat.ts";
import { badNumber } from "./rules/badNumber.ts";
import { parameterHole } from "./rules/parameterHole.ts";
import { redefinedProtocol } from "./rules/redefinedProtocol.ts";
import { syntaxError } from "./rules/syntaxError.ts";
import { undefinedVariable } from "./rules/undefinedVariable.ts";
import { unknownChecksum } from "./rules/unknownChecksum.ts";
import { unknownCommand } from "./rules/unknownCommand.ts";
import { unknownHandler } from "./rules/unknownHandler.ts";
import { unusedVariable } from "./rules/unusedVariable.ts";
import type { ProtocolModel } from "./streamProtocol.ts";

export const RULES: readonly Rule<ProtocolModel>[] = [
  badBytes,
  badEscape,
  badFormat,
  badNumber,
  parameterHole,
  redefinedProtocol,
  syntaxError,
  undefinedVariable,
  unknownChecksum,
  unknownCommand,
  unknownHandler,
  unusedVariable,
];

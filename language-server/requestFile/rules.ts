import type { Rule } from "../features/problem.ts";
import type { RequestModel } from "./requestModel.ts";
import { badInclude } from "./rules/badInclude.ts";
import { duplicatePv } from "./rules/duplicatePv.ts";
import { missingFile } from "./rules/missingFile.ts";
import { missingMacro } from "./rules/missingMacro.ts";
import { passedOver } from "./rules/passedOver.ts";

export const RULES: readonly Rule<RequestModel>[] = [badInclude, duplicatePv, missingFile, missingMacro, passedOver];

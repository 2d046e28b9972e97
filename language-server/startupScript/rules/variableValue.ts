import { DiagnosticSeverity } from "vscode-languageserver-types";
import { IOCSH_VARIABLES } from "../../catalogue/iocshVariables.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { isInteger, isNumber } from "../../ioc/scriptEvaluation/numbers.ts";
import type { Rule } from "../rule.ts";

export const variableValue: Rule = {
  code: "variable-value",
  severity: DiagnosticSeverity.Error,
  description: "`var` leaves a variable as it is where the value is not of its type.",
  check: ({ command, arguments: [name, value], problem }) => {
    if (command?.value !== "var" || name === undefined || value === undefined || problem !== undefined) return [];
    const type = IOCSH_VARIABLES.get(name.value);
    if (type === undefined || value.value.includes(UNKNOWN)) return [];
    if (type === "int" ? isInteger(value.value) : isNumber(value.value)) return [];
    const message = `\`${name.value}\` takes ${type === "int" ? "an integer" : "a number"}, not \`${value.value}\`; iocsh leaves it as it is.`;
    return [{ span: { start: value.start, end: value.end }, message }];
  },
};

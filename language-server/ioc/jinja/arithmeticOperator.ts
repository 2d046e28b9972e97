import type { BinaryExpression } from "../../syntax/jinja/template.ts";

/** `and` and `or` take their operands one at a time, hence are no arithmetic. */
export type ArithmeticOperator = Exclude<BinaryExpression["operator"], "and" | "or">;

import { DiagnosticSeverity } from "vscode-languageserver-types";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import type { Block } from "../../syntax/streamProtocol/protocolFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { isParameter } from "../modelOf.ts";
import type { PlacedUse, ProtocolModel } from "../streamProtocol.ts";

export const undefinedVariable: Rule<ProtocolModel> = {
  code: "undefined-variable",
  severity: DiagnosticSeverity.Error,
  description: "A variable is set before it is used: in the protocol, or above it.",
  check: (model) => model.uses.flatMap((placed) => checkUse(placed, model)),
};

function checkUse(placed: PlacedUse, model: ProtocolModel): readonly Problem[] {
  const { name } = placed.use;
  if (isParameter(placed.use) || name.text === "" || isDefined(placed, model)) return [];
  const sentence = `Undefined variable '${name.written}' referenced`;
  const names = new Set(model.assignments.map(({ item }) => item.name.written));
  if (model.assignments.some(({ item }) => item.name.text === name.text)) {
    const where = placed.in.item.kind === "assignment" ? "above, outside of protocols" : "in the protocol or above it";
    return [{ span: name, message: `${sentence}: it is not set ${where}.` }];
  }
  const meant = closestName(name.written, names);
  return [{ span: name, message: `${sentence}${didYouMean(meant)}`, fixes: changeTo(meant, name) }];
}

/** StreamDevice replaces variables of values while it reads the file, those of commands when a record uses the protocol. */
function isDefined({ use: { name }, in: { item, protocol } }: PlacedUse, model: ProtocolModel): boolean {
  const settings = model.assignments.filter((each) => each.item.name.text === name.text);
  const isGlobal = (before: number): boolean =>
    settings.some((each) => each.protocol === undefined && each.item.start < before);
  if (item.kind === "assignment") return isGlobal(item.start);
  // A handler for all protocols runs in each of them.
  if (protocol === undefined) return settings.length > 0;
  const isKnownIn = (block: Block): boolean =>
    isGlobal(block.start) || settings.some((each) => each.protocol === block);
  return [protocol, ...usersOf(protocol, model)].some(isKnownIn);
}

/** Protocols that name this one: its commands are theirs then. */
function usersOf({ name }: Block, { commands }: ProtocolModel): readonly Block[] {
  return commands.flatMap(({ item, protocol }) =>
    protocol !== undefined && item.value.length === 0 && item.name.text === name.text ? [protocol] : [],
  );
}

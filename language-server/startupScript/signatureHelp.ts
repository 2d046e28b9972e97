import type { Position, SignatureHelp } from "vscode-languageserver-types";
import { type IocshCommand, iocshDescription, iocshSignature } from "../catalogue/iocshCommands.ts";
import { argumentTypeWords } from "./argumentTypeWords.ts";
import { placeAt, type StartupScript } from "./startupScript.ts";
import { typedArgument } from "./typedArgument.ts";

export function helpWithSignature(script: StartupScript, position: Position): SignatureHelp | undefined {
  const place = placeAt(script, position);
  if (place === undefined || place.line.kind === "comment") return undefined;
  const typing = typedArgument(place);
  if (typing?.argument === undefined) return undefined;
  const { command, argument } = typing;
  const description = iocshDescription(command.name);
  return {
    activeSignature: 0,
    activeParameter: command.arguments.indexOf(argument),
    signatures: [
      {
        label: iocshSignature(command),
        ...(description !== undefined && { documentation: { kind: "markdown", value: description } }),
        parameters: parameters(command),
      },
    ],
  };
}

/** As stretches of the label: the same name may occur twice in it. */
function parameters(command: IocshCommand): { label: [number, number]; documentation: string }[] {
  let at = command.name.length + 1;
  return command.arguments.map((argument) => {
    const label: [number, number] = [at, at + argument.name.length];
    at += argument.name.length + ", ".length;
    return { label, documentation: argumentTypeWords(argument) };
  });
}

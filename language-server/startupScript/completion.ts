import type { CompletionItem, Position } from "vscode-languageserver-types";
import type { Workspace } from "../workspace.ts";
import { completeCommand } from "./completion/commandNames.ts";
import { completeFile } from "./completion/fileNames.ts";
import { completeGivenMacro } from "./completion/givenMacros.ts";
import { completeMacro } from "./completion/macroNames.ts";
import { completePort } from "./completion/portNames.ts";
import { completeRecord } from "./completion/recordNames.ts";
import { placeAt, type StartupScript } from "./startupScript.ts";
import { redirectsAt, typedArgument } from "./typedArgument.ts";

export async function completeStartupScript(
  script: StartupScript,
  position: Position,
  workspace: Workspace,
): Promise<readonly CompletionItem[]> {
  const place = placeAt(script, position);
  if (place === undefined) return [];
  const typed = place.line.line.text.slice(0, place.offset);
  if (/^\s*#/.test(typed)) return [];
  if (/\$[({][A-Za-z0-9_]*$/.test(typed)) return completeMacro(place);
  if (/^\s*(\$[({][^)}]*[)}]\s*)*[A-Za-z_]?\w*$/.test(typed)) return completeCommand(script, place);
  if (redirectsAt(place)) return completeFile(script, place, { file: "script", value: redirected(typed) }, workspace);
  const typing = typedArgument(place);
  if (typing?.argument?.file !== undefined)
    return completeFile(script, place, { file: typing.argument.file, value: typing.value }, workspace);
  if (typing?.argument?.type === "stringRecord") return completeRecord(script, place, typing.value);
  if (typing?.index === 1 && typing.command.arguments[0]?.file === "database") return completeGivenMacro(script, place);
  return typing?.argument?.port === "refers" ? completePort(place) : [];
}

function redirected(typed: string): string {
  return /[<>]\s*["']?([^\s"'(),<>]*)$/.exec(typed)?.[1] ?? "";
}

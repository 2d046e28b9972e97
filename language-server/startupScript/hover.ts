import type { Hover, Position } from "vscode-languageserver-types";
import { iocshCommand, iocshDescription, iocshSignature } from "../catalogue/iocshCommands.ts";
import type { EvaluatedLine, FileUse } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { MadePort } from "../ioc/scriptEvaluation/madePorts.ts";
import { portUses } from "../ioc/scriptEvaluation/portUses.ts";
import { recordUses } from "../ioc/scriptEvaluation/recordUses.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { codeBlock, escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers, type Span } from "../text/span.ts";
import { expandMacros, UNKNOWN } from "../ioc/macros/expandMacros.ts";
import { argumentTypeWords } from "./argumentTypeWords.ts";
import { lineName } from "./lineName.ts";
import { describeSetting } from "./macroDescription.ts";
import { describeRecord } from "./recordPlace.ts";
import { placeAt, type ScriptPlace, type StartupScript } from "./startupScript.ts";

export function hoverStartupScript(script: StartupScript, position: Position): Hover | undefined {
  const place = placeAt(script, position);
  if (place === undefined || place.line.kind === "comment") return undefined;
  const about = aboutMacro(place) ?? aboutCommand(place) ?? aboutArgument(place, script);
  if (about === undefined) return undefined;
  return {
    contents: { kind: "markdown", value: about.text },
    range: rangeIn(place.line.line, about.span.start, about.span.end),
  };
}

interface About {
  readonly text: string;
  readonly span: Span;
}

function aboutMacro({ line, offset }: ScriptPlace): About | undefined {
  const reference = macroReferences(line.line.text).findLast((each) => covers(each, offset));
  if (reference === undefined) return undefined;
  const { lookup } = line.before.macros;
  const setting = lookup(reference.name);
  const span = { start: reference.start, end: reference.end };
  if (setting === undefined) {
    const fallback = expandMacros(line.line.text.slice(reference.start, reference.end), lookup);
    const text = reference.hasDefault ? `not set; here its default “${shown(fallback.text)}”` : "not set";
    return { text: `${inlineCode(reference.name)}: ${text}`, span };
  }
  const value = expandMacros(`$(${reference.name})`, lookup).text;
  const expands =
    setting.value.kind === "text" && setting.value.raw !== value ? `\n\nStands for “${shown(value)}”` : "";
  return { text: `${inlineCode(reference.name)}: ${escapeMarkdown(describeSetting(setting))}${expands}`, span };
}

function shown(value: string): string {
  return escapeMarkdown(value.replaceAll(UNKNOWN, "…"));
}

function aboutCommand({ line, offset }: ScriptPlace): About | undefined {
  if (line.command === undefined || !covers(line.command, offset)) return undefined;
  const command = iocshCommand(line.command.value);
  if (command === undefined) return undefined;
  const parts = [
    codeBlock("epics-startup", iocshSignature(command)),
    iocshDescription(command.name),
    `From ${command.module}.`,
  ];
  return { text: parts.filter((part) => part !== undefined).join("\n\n"), span: line.command };
}

function aboutArgument({ line, offset }: ScriptPlace, script: StartupScript): About | undefined {
  const file = line.files.find((each) => covers(each, offset));
  const index = line.arguments.findIndex((word) => covers(word, offset));
  const word = line.arguments[index];
  const argument = iocshCommand(line.command?.value ?? "")?.arguments[index];
  const span = file ?? word;
  if (span === undefined) return undefined;
  const name = argument && `**${escapeMarkdown(argument.name)}** (${argumentTypeWords(argument)})`;
  const port = portUses(line).find((use) => use.role === "refers" && covers(use, offset));
  const made = port && line.before.ports.lookup(port.name);
  const text = [name, file && aboutFile(file), file && aboutLoaded(line, file, script), made && aboutPort(made)]
    .concat(aboutRecord({ line, offset }, script))
    .filter((part) => part !== undefined)
    .join("\n\n");
  return text === "" ? undefined : { text, span };
}

function aboutPort(port: MadePort): string {
  return `${port.kind === "made" ? "Made" : "Perhaps made"} by ${inlineCode(port.command)}, ${escapeMarkdown(lineName(port))}.`;
}

/** How many records the file brings into the IOC, and the first of them. */
function aboutLoaded(line: EvaluatedLine, { text }: FileUse, { contents }: StartupScript): string | undefined {
  const load = contents.loads.get(line)?.find((each) => each.through.length === 0 && each.name === text);
  const records = load?.databases.flatMap((database) => database.records) ?? [];
  if (records.length === 0) return undefined;
  const first = records
    .slice(0, SHOWN_RECORDS)
    .map(({ name, of }) => `- ${inlineCode(shownName(name))} ${escapeMarkdown(of)}`);
  const more = records.length > SHOWN_RECORDS ? `\n- … ${records.length - SHOWN_RECORDS} more` : "";
  return `${records.length === 1 ? "One record" : `${records.length} records`}:\n\n${first.join("\n")}${more}`;
}

const SHOWN_RECORDS = 10;

function shownName(name: string): string {
  return name.replaceAll(UNKNOWN, "…");
}

function aboutRecord({ line, offset }: ScriptPlace, { contents, start }: StartupScript): string | undefined {
  const used = recordUses(line).find((use) => covers(use, offset));
  const [place] = used === undefined ? [] : contents.named(used.name);
  return place && describeRecord(place, contents, start.path);
}

function aboutFile({ finding }: FileUse): string {
  switch (finding.kind) {
    case "found":
      return inlineCode(finding.path);
    case "missing":
      return `${inlineCode(finding.path)} is not there.`;
    case "elsewhere":
      return `${inlineCode(finding.path)} in the container; it cannot be checked here.`;
    case "unknown":
      return "Where this file is depends on what is only known where the IOC runs.";
  }
}

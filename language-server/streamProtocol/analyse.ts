import { checkText } from "../features/checkedText.ts";
import type { OpenDocument } from "../service.ts";
import { parseProtocol } from "../syntax/streamProtocol/parseProtocol.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { modelOf } from "./modelOf.ts";
import { namesOf } from "./namesOf.ts";
import { RULES } from "./rules.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

export function analyseProtocol(document: OpenDocument): StreamProtocol {
  const lines = new LineIndex(document.text);
  const model = modelOf(parseProtocol(document.text));
  const named = { uri: document.uri, lines, names: namesOf(model) };
  return { ...model, document, lines, named, found: checkText(model, RULES) };
}

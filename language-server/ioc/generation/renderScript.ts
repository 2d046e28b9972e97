// What one entity puts into st.cmd (`ibek/render.py`).
import type { ScriptItem } from "../../catalogue/entityModels/entityModel.ts";
import type { Span } from "../../text/span.ts";
import type { EntityInstance } from "./entityInstance.ts";
import { isUnknown, REFUSED, unknown, type Unknown } from "./fieldValue.ts";
import { instanceContext } from "./instanceContext.ts";
import type { ProblemLog } from "./problemLog.ts";
import type { Renderer } from "./renderer.ts";
import { definitionSite } from "./site.ts";

/** What rendering an entity's parts needs besides the entity. */
export interface Rendering {
  readonly renderer: Renderer;
  readonly log: ProblemLog;
  /** Of the entity in the ioc.yaml. */
  readonly head: Span;
}

export function renderEnvironment(instance: EntityInstance, { renderer, log, head }: Rendering): string | Unknown {
  const { environment, type } = instance.model;
  const [, second] = environment;
  if (second) {
    const site = definitionSite(head, second.place, type);
    log.add(
      "joinedVariables",
      site,
      "ibek writes the variables of one definition on one line: the first takes the rest as its value.",
    );
  }
  let text = "";
  for (const variable of environment) {
    const site = definitionSite(head, variable.place, type);
    const line = renderer.render(variable, instanceContext(instance), "implied", site, log);
    if (isUnknown(line)) return line;
    if (typeof line !== "string") return unknown("an environment variable that is no text");
    // All on one line: ibek puts a line end behind the last only.
    text += line;
  }
  return environment.length === 0 ? "" : `${text}\n`;
}

export function renderScript(
  items: readonly ScriptItem[],
  instance: EntityInstance,
  rendering: Rendering,
): string | Unknown {
  let script = "";
  /** Written by this very definition. */
  const firsts = new Set<ScriptItem["kind"]>();
  for (const item of items) {
    const site = definitionSite(rendering.head, item.text.place, instance.model.type);
    if (item.when === "last") {
      rendering.log.add("whenLast", site, "`when: last` is not implemented: ibek ends with an error.");
      return REFUSED;
    }
    if (item.when === "first" && !isFirst(item, firsts, instance, rendering)) continue;
    const rendered = rendering.renderer.render(item.text, instanceContext(instance), "text", site, rendering.log);
    if (isUnknown(rendered)) return rendered;
    if (typeof rendered === "string" && rendered !== "") script += `${rendered}\n`;
  }
  return script;
}

/** By the model's name alone: two modules may share it, and two texts of one model do. */
function isFirst(
  { kind, text }: ScriptItem,
  firsts: Set<ScriptItem["kind"]>,
  { model: { type, module } }: EntityInstance,
  { renderer, log, head }: Rendering,
): boolean {
  if (renderer.settings.state.first(`${type.slice(module.length + 1)}${kind}`)) {
    firsts.add(kind);
    return true;
  }
  if (firsts.has(kind)) {
    const message = `ibek writes one ${kind} for \`when: first\` of a definition, and this is the second.`;
    log.add("sharedFirst", definitionSite(head, text.place, type), message);
  }
  return false;
}

// One text → one value, as ibek's `Utils.render` does it.
import type { TemplateText } from "../../catalogue/entityModels/templateText.ts";
import { newBudget, type Budget } from "../jinja/budget.ts";
import { coerce, type CoercedType } from "../jinja/coerce.ts";
import { impliedType } from "../jinja/impliedType.ts";
import type { PythonObject, PythonValue, Stop } from "../jinja/pythonValue.ts";
import { renderTemplate } from "../jinja/renderTemplate.ts";
import { known, NotKnown, REFUSED, unknown, type FieldValue, type Unknown } from "./fieldValue.ts";
import { globalObject, type RenderSettings } from "./globalObject.ts";
import type { Template } from "../../syntax/jinja/template.ts";
import { templateNames } from "../../syntax/jinja/templateNames.ts";
import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import type { Span } from "../../text/span.ts";
import type { ProblemLog } from "./problemLog.ts";
import type { Site } from "./site.ts";
import { errorFinding } from "./errorFinding.ts";
import { EntityObject } from "./entityInstance.ts";

/** What a template's names mean, before `_global` and its variables. */
export interface RenderContext {
  get(name: string): FieldValue | undefined;
  names(): Iterable<string>;
}

/** For one IOC; shared by all its entities. */
export interface RendererSettings extends RenderSettings {
  /** `env`; undefined before ibek 4.7. */
  readonly env: PythonObject | undefined;
}

// All entities of a file together; then it is told that there is no end, not found out.
const MOST_STEPS = 6_000_000;
const STEPS_OF_AN_ENTITY = 300_000;
const CHARACTERS_OF_AN_ENTITY = 2_000_000;

/** jinja2's own. */
const GLOBALS = ["range", "dict", "lipsum", "cycler", "joiner", "namespace"];
const ALWAYS = ["_global", "ioc_name", "ioc_yaml_file_name"];
const PRINTED = parseTemplate("{{ value }}");
const WORDS = { int: "whole number", float: "number", bool: "boolean", list: "list", dict: "dictionary" };

interface Failed {
  readonly stop: Stop;
  /** In the text. */
  readonly span: Span | undefined;
}

interface StopPlace {
  readonly site: Site;
  readonly log: ProblemLog;
  readonly context?: RenderContext;
}

export class Renderer {
  readonly settings: RendererSettings;
  readonly #global: PythonObject;
  #stepsLeft = MOST_STEPS;
  #share = 0;
  /** An entity's value that a variable stood in front of, in the template at hand. */
  #hidden: string | undefined;
  #budget: Budget = newBudget(0, 0);

  constructor(settings: RendererSettings) {
    this.settings = settings;
    this.#global = globalObject(settings);
  }

  /** One entity's work begins, with a share of its own of what may be done in all. */
  beginEntity(): void {
    this.#stepsLeft -= this.#share - Math.max(0, this.#budget.steps);
    this.#share = Math.min(STEPS_OF_AN_ENTITY, Math.max(0, this.#stepsLeft));
    this.#budget = newBudget(this.#share, CHARACTERS_OF_AN_ENTITY);
  }

  /** For work that is no rendering; false where the entity's share is used up. */
  useSteps(count: number): boolean {
    this.#budget.steps -= count;
    return this.#budget.steps >= 0;
  }

  /** `type`: what the text is turned into; `implied` where a last filter (`| int`) tells. */
  render(
    source: TemplateText,
    context: RenderContext,
    type: CoercedType | "text" | "implied",
    site: Site,
    log: ProblemLog,
  ): FieldValue {
    const text = this.#text(source, context, site, log);
    if (typeof text !== "string") return text;
    const wanted = type === "implied" ? impliedType(source.text) : type;
    if (wanted === undefined || wanted === "text") return text;
    const value = coerce(text, wanted, this.#budget);
    if (value.ok) return value.value;
    if (value.stop.kind === "error") {
      log.add("wrongValue", site, `The text renders to \`${shortened(text)}\`, which is no ${WORDS[wanted]}.`);
      return REFUSED;
    }
    return this.#stopped({ stop: value.stop, span: undefined }, { site, log });
  }

  /** `str(value)`; not known for what prints in no way that is known here. */
  printed(value: PythonValue): string | Unknown {
    if (typeof value === "string") return value;
    const rendered = renderTemplate(PRINTED, () => value, this.#budget);
    return rendered.ok ? rendered.text : unknown("the text of a value");
  }

  #text(source: TemplateText, context: RenderContext, site: Site, log: ProblemLog): FieldValue {
    const { template } = source;
    if (template.problem) {
      log.add(
        "jinjaSyntax",
        site,
        `Jinja cannot read this: ${asWritten(template.problem.message)}.`,
        template.problem.span,
      );
      return REFUSED;
    }
    const [only] = template.body;
    if (only === undefined) return "";
    if (template.body.length === 1 && only.kind === "text") return only.text;
    try {
      this.#hidden = undefined;
      this.settings.state.beginTemplate();
      const rendered = renderTemplate(template, (name) => this.#name(name, context), this.#budget);
      this.#warnOfHidden(site, log);
      if (rendered.changed) this.settings.state.volatile = true;
      if (rendered.ok) return rendered.text;
      return this.#stopped(this.#explained(rendered, template, context), { site, log, context });
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      if (error.isFirst && error.why !== undefined) log.add("notChecked", site, notChecked(error.why));
      return { kind: "unknown", why: error.why };
    }
  }

  #warnOfHidden(site: Site, log: ProblemLog): void {
    if (this.#hidden === undefined) return;
    const message = `\`${this.#hidden}\` is the variable of \`_global\` here, which hides the entity's own value of this name.`;
    log.add("hiddenParameter", site, message);
  }

  /** What jinja2 says of an undefined name where it does not say which. */
  #explained(failed: Failed, template: Template, context: RenderContext): Failed {
    if (failed.stop.kind !== "error" || !failed.stop.message.includes("StrictUndefined")) return failed;
    const { names } = templateNames(template);
    const lost = names.find(({ name }) => !GLOBALS.includes(name) && this.#name(name, context) === undefined);
    return lost ? { stop: { kind: "error", message: `'${lost.name}' is undefined` }, span: lost.span } : failed;
  }

  #stopped({ stop, span }: Failed, { site, log, context }: StopPlace): FieldValue {
    if (stop.kind === "unsupported") {
      log.add("notChecked", site, notChecked(stop.what), span);
      return unknown(stop.what);
    }
    if (stop.kind === "endless") {
      log.add("endless", site, "This takes more steps or more text than any real file needs.", span);
      return unknown("what takes more steps or more text than any real file needs");
    }
    const { kind, name, message } = errorFinding(stop.message, {
      names: context ? [...context.names(), ...this.settings.state.variableNames, ...ALWAYS] : [],
      attributes: (typeName) => (context ? attributesOf(typeName, context) : []),
    });
    // `ibek2-jinja` says it.
    if (name !== "__utils__" || site.definition !== undefined) log.add(kind, site, message, span);
    return REFUSED;
  }

  #name(name: string, context: RenderContext): PythonValue | undefined {
    if (name === "_global") return this.#global;
    if (name === "ioc_name") return known(this.settings.iocName);
    if (name === "ioc_yaml_file_name") return this.settings.fileName;
    const variable = this.settings.state.nameInTemplate(name);
    const value = context.get(name);
    if (variable !== undefined) {
      if (value !== undefined) this.#hidden ??= name;
      return variable;
    }
    if (value !== undefined) return known(value);
    return name === "env" ? this.settings.env : undefined;
  }
}

const WRITTEN: readonly (readonly [jinjas: string, written: string])[] = [
  ["'begin of print statement'", "`{{`"],
  ["'end of print statement'", "`}}`"],
  ["'begin of statement block'", "`{%`"],
  ["'end of statement block'", "`%}`"],
];

/** What jinja2 calls by a name of its own, as it stands in the text. */
function asWritten(message: string): string {
  return WRITTEN.reduce((text, [jinjas, written]) => text.replace(jinjas, written), message);
}

function notChecked(what: string): string {
  return `Not checked here: ${what}.`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Of the entities the context knows, those whose type Python calls by this name. */
function attributesOf(typeName: string, context: RenderContext): readonly string[] {
  for (const name of context.names()) {
    const value = context.get(name);
    if (value instanceof EntityObject && value.typeName === typeName) return [...value.instance.fields.keys()];
  }
  return [];
}

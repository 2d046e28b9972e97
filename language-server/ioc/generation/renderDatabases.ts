// The rows one entity adds to ioc.subst (`ibek/render_db.py`).
import { basename } from "node:path/posix";
import type { Database, DatabaseArgument } from "../../catalogue/entityModels/entityModel.ts";
import { TemplateText } from "../../catalogue/entityModels/templateText.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { EntityInstance } from "./entityInstance.ts";
import { isUnknown, REFUSED, unknown, type Unknown } from "./fieldValue.ts";
import { instanceContext } from "./instanceContext.ts";
import { pythonPattern } from "./pythonPattern.ts";
import type { Rendering } from "./renderScript.ts";
import { definitionSite, type Site } from "./site.ts";

export interface DatabaseRow {
  /** As rendered: `$(MOTOR)/db/basic_asyn_motor.db`. */
  readonly file: string;
  /** The first row of a file makes its headings of these. */
  readonly names: readonly string[];
  readonly cells: readonly string[];
  /** Where its columns show, should they not be those of the first row. */
  readonly site: Site;
  readonly type: string;
}

export function renderDatabases(instance: EntityInstance, rendering: Rendering): readonly DatabaseRow[] | Unknown {
  const rows: DatabaseRow[] = [];
  for (const database of instance.model.databases) {
    const row = new RowRenderer(instance, rendering, database).row();
    if (row === undefined) continue;
    if ("kind" in row) return row;
    rows.push(row);
  }
  return rows;
}

/** `devices`: base names of the PVI device files at hand; others are in the image only. Not asked whether it is enabled. */
export function renderScreenRow(
  instance: EntityInstance,
  rendering: Rendering,
  devices: ReadonlySet<string>,
): DatabaseRow | Unknown | undefined {
  const screen = instance.model.pvi;
  if (screen?.pv !== true || screen.macros === undefined) return undefined;
  const { yamlPath, macros: args } = screen;
  const { renderer, log, head } = rendering;
  const site = definitionSite(head, yamlPath.place, instance.model.type);
  const path = renderer.render(yamlPath, instanceContext(instance), "implied", site, log);
  if (isUnknown(path)) return path;
  const printed = typeof path === "string" ? path : renderer.printed(path);
  if (typeof printed !== "string") return printed;
  const name = basename(printed);
  if (!devices.has(name)) return undefined;
  const file = new TemplateText(`${name.split(".", 1)[0] ?? ""}.pvi.template`, yamlPath.place);
  return new RowRenderer(instance, rendering, { file, enabled: new TemplateText("True", undefined), args }).row();
}

class RowRenderer {
  readonly #instance: EntityInstance;
  readonly #rendering: Rendering;
  readonly #database: Database;

  constructor(instance: EntityInstance, rendering: Rendering, database: Database) {
    this.#instance = instance;
    this.#rendering = rendering;
    this.#database = database;
  }

  /** Undefined for a database that is not loaded. */
  row(): DatabaseRow | Unknown | undefined {
    const { enabled, file, args } = this.#database;
    const isEnabled = this.#render(enabled, "text");
    if (typeof isEnabled !== "string") return isEnabled;
    if (!/^(?:yes|true|1)$/i.test(isEnabled)) return undefined;
    if (args === undefined) {
      this.#rendering.log.add("databaseArgument", this.#site(file.place), "`args` has no value: ibek needs a mapping.");
      return REFUSED;
    }
    const expanded = this.#expanded(args);
    if ("kind" in expanded) return expanded;
    if (!this.#allFound(expanded)) return REFUSED;
    const name = this.#render(file, "text");
    if (typeof name !== "string") return name;
    const cells: string[] = [];
    for (const [argument, value] of expanded) {
      const cell = this.#cell(argument, value);
      if (typeof cell !== "string") return cell;
      cells.push(cell);
    }
    const { type } = this.#instance.model;
    return { file: name, names: [...expanded.keys()], cells, site: this.#site(file.place), type };
  }

  /** Patterns stand for every value they match, those without a parameter (`type`, `entity_enabled`) too. */
  #expanded(args: readonly DatabaseArgument[]): ReadonlyMap<string, DatabaseArgument> | Unknown {
    const expanded = new Map<string, DatabaseArgument>();
    for (const argument of args) {
      if (!/[*?]/.test(argument.name)) {
        expanded.set(argument.name, argument);
        continue;
      }
      const pattern = pythonPattern(argument.name);
      if (pattern === "invalid") {
        const message = `\`${argument.name}\` is no regular expression, which \`*\` and \`?\` make of the name.`;
        this.#rendering.log.add("databaseArgument", this.#site(argument.place), message);
        return REFUSED;
      }
      if (pattern === "unsupported") return unknown(`the regular expression \`${argument.name}\``);
      for (const name of this.#instance.fields.keys()) if (pattern.test(name)) expanded.set(name, argument);
    }
    return expanded;
  }

  #allFound(expanded: ReadonlyMap<string, DatabaseArgument>): boolean {
    const { log, renderer } = this.#rendering;
    const { fields } = this.#instance;
    const variables = renderer.settings.state.variableNames;
    for (const [name, { value, place }] of expanded) {
      if (value !== undefined || fields.has(name) || variables.includes(name)) continue;
      const meant = didYouMean(closestName(name, fields.keys()));
      const message = `The database \`${this.#database.file.text}\` takes \`${name}\` from the entity, which has no such value${meant}`;
      log.add("databaseArgument", this.#site(place), message);
      return false;
    }
    return true;
  }

  #cell(name: string, { value, place }: DatabaseArgument): string | Unknown {
    return this.#render(value ?? new TemplateText(`{{ ${name} }}`, place), "implied");
  }

  #render(text: TemplateText, type: "text" | "implied"): string | Unknown {
    const { renderer, log } = this.#rendering;
    const rendered = renderer.render(text, instanceContext(this.#instance), type, this.#site(text.place), log);
    return isUnknown(rendered) || typeof rendered === "string" ? rendered : renderer.printed(rendered);
  }

  #site(place: Site["definition"]): Site {
    return definitionSite(this.#rendering.head, place, this.#instance.model.type);
  }
}

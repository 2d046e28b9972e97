import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import type { Template } from "../../syntax/jinja/template.ts";
import type { SourcePlace } from "./sourcePlace.ts";

/** Text of a definition that ibek renders; read as a template when somebody asks, as most definitions are never used. */
export class TemplateText {
  readonly text: string;
  /** Undefined for ibek's own. */
  readonly place: SourcePlace | undefined;
  #template: Template | undefined;

  constructor(text: string, place: SourcePlace | undefined) {
    this.text = text;
    this.place = place;
  }

  get template(): Template {
    return (this.#template ??= parseTemplate(this.text));
  }
}

/** An entity model: of one type there may be several, as an instance can bring its own. */
export interface ModelIdentity {
  /** `pmac.GeoBrick` */
  readonly type: string;
  /** Of the support YAML file in the workspace; undefined for a model that comes from an image or is not there. */
  readonly path: string | undefined;
}

/** What can be referred to from more than one file. */
export type Subject =
  | { readonly kind: "model"; readonly model: ModelIdentity }
  /** A parameter or a calculated value. */
  | { readonly kind: "member"; readonly model: ModelIdentity; readonly name: string }
  /** By its base name, as each image has it in another folder: `pmacController.template`. */
  | { readonly kind: "database"; readonly file: string };

/** Equal for equal subjects. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "model":
      return `model\n${subject.model.path ?? ""}\n${subject.model.type}`;
    case "member":
      return `member\n${subject.model.path ?? ""}\n${subject.model.type}\n${subject.name}`;
    case "database":
      return `database\n${subject.file}`;
  }
}

/** `pmac.GeoBrick` → `GeoBrick`, which is how its definition calls it. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** `pmac.GeoBrick` → `pmac.` */
export function moduleOf(type: string): string {
  return type.slice(0, type.length - shortName(type).length);
}

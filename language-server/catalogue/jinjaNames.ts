// The names ibek 4.8.2 and jinja2 bring into every template.

export interface KnownName {
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  /** `4.7.0` */
  readonly since?: string;
}

export const IBEK_NAMES: readonly KnownName[] = [
  { name: "_global", description: "ibek's functions: counters, values kept for the whole IOC, the environment." },
  { name: "ioc_name", description: "The `ioc_name` of the `ioc.yaml`." },
  { name: "ioc_yaml_file_name", description: "The name of the IOC's YAML file without its last suffix: `ioc`." },
  { name: "env", description: "The environment when ibek runs: `{{ env.IOC_NAME }}`.", since: "4.7.0" },
];

/** Of every entity, beside its own parameters and defines. */
export const ENTITY_NAMES: readonly KnownName[] = [
  { name: "type", description: "The entity's type: `module.Model`." },
  { name: "entity_enabled", description: "Whether the entity is enabled." },
];

export const JINJA_NAMES: readonly KnownName[] = [
  { name: "range", description: "The whole numbers from 0, or from a first one, to below a last one: `range(4)`." },
  { name: "dict", description: "Makes a mapping: `dict(a=1)`." },
  { name: "namespace", description: "Keeps values that are set inside a loop." },
  { name: "cycler", description: "Goes round its arguments, one with each `next()`." },
  { name: "joiner", description: "Empty when first called, a separator from then on." },
  { name: "lipsum", description: "Filler text." },
];

/** Members of `_global`, with what to insert for each. */
export const GLOBAL_MEMBERS: readonly (KnownName & { readonly snippet: string })[] = [
  {
    name: "get_env",
    snippet: "get_env('${1:IOC_NAME}')",
    description: "`get_env(name)`: an environment variable when ibek runs; empty if it is not set.",
  },
  {
    name: "set",
    snippet: "set('${1:name}', ${2:value})",
    description:
      "`set(name, value)`: keeps a value for all Jinja that is rendered later, there also under its bare name.",
  },
  {
    name: "get",
    snippet: "get('${1:name}')",
    description: "`get(name, default='')`: a value kept by `set` or `incrementor`.",
  },
  {
    name: "incrementor",
    snippet: "incrementor('${1:name}', ${2:start}, ${3:increment}, ${4:stop})",
    description:
      "`incrementor(name, start=0, increment=1, stop=None)`: a counter for the whole IOC; `start` at first, more by " +
      "`increment` each time. Above `stop` ibek refuses the IOC.",
  },
  { name: "ioc_name", snippet: "ioc_name", description: "The `ioc_name` of the `ioc.yaml`." },
  { name: "file_name", snippet: "file_name", description: "As `ioc_yaml_file_name`." },
  { name: "variables", snippet: "variables", description: "All values kept by `set` and `incrementor`." },
];

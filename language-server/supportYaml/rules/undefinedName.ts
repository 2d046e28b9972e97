import { closestName, didYouMean } from "../../text/closestName.ts";
import { shifted } from "../../text/span.ts";
import type { Fix } from "../fix.ts";
import type { NameUse, ReadTemplate } from "../jinja/nameUse.ts";
import { commonNames, visibleVariables } from "../jinja/scope.ts";
import type { Finding, Severity } from "../problem.ts";
import type { FileRule } from "../rule.ts";
import type { NameKey, SupportModel, TemplateRole } from "../supportModel.ts";

export const undefinedName: FileRule = {
  code: "undefined-name",
  severity: "error",
  description: "A name in Jinja, or a database argument without a value, that no parameter and no define has.",
  check(file) {
    const stored = new Set(file.models.flatMap(({ checked }) => checked.stored.names));
    const others = file.models.some(({ checked }) => checked.stored.others);
    const known = new Set([...commonNames(file.ibekVersion), ...stored]);
    return file.models.flatMap(({ start, checked: { model, templates, placed } }) => {
      if (placed.piece.problems.some(({ kind }) => kind === "syntax")) return [];
      const found = [
        ...templates.flatMap((template) => inTemplate(template, model, known)),
        ...model.nameKeys.flatMap((key) => withoutValue(key, model, known)),
      ];
      return found.map((finding) => located(finding, start, others));
    });
  },
};

function located(finding: Finding, start: number, uncertain: boolean): Finding {
  const { span, related, fixes = [] } = finding;
  return {
    ...finding,
    span: shifted(span, start),
    fixes: fixes.map((fix) => (fix.kind === "replace" ? { ...fix, span: shifted(fix.span, start) } : fix)),
    ...(related && { related: { ...related, span: shifted(related.span, start) } }),
    // Somewhere a name is stored that only rendering tells.
    ...(uncertain && finding.severity === undefined && { severity: "warning" as const }),
  };
}

function inTemplate(
  { text: { role }, uses, local }: ReadTemplate,
  model: SupportModel,
  known: ReadonlySet<string>,
): readonly Finding[] {
  if (uses.length === 0) return [];
  const visible = new Set(visibleVariables(model, role).map(({ name }) => name));
  return uses.flatMap((use): readonly Finding[] => {
    const { name } = use;
    if (visible.has(name) || known.has(name) || (name === "loop" && local.size > 0)) return [];
    const later = model.variables.get(name);
    const severity = severityOf(use, role);
    if (later && role.kind === "variable") {
      const message = `\`${name}\` is evaluated after \`${role.variable.name}\`, so it is not defined here.`;
      const related = later.field.elsewhere ? {} : { related: { message: "Defined here", span: later.field.nameSpan } };
      return [{ span: use.span, message, ...severity, ...related }];
    }
    const meant = closestName(name, [...visible, ...known]);
    return [
      {
        span: use.span,
        message: `${unknown(name, role)}${didYouMean(meant)}`,
        ...severity,
        fixes: fixesOf(use, meant),
      },
    ];
  });
}

function unknown(name: string, role: TemplateRole): string {
  if (role.kind === "subEntity")
    return `\`${name}\` is no parameter and no define of this entity model; only an entity above or a repeat around it could bring it`;
  return `No parameter and no define of this entity model is called \`${name}\``;
}

/** Only what fails for everyone is an error. */
function severityOf({ isCertain }: NameUse, role: TemplateRole): { readonly severity?: Severity } {
  switch (role.kind) {
    case "subEntity":
      return { severity: "information" };
    case "variable":
      return isCertain && role.variable.list !== "parameters" ? {} : { severity: "warning" };
    case "use":
      return isCertain && role.always ? {} : { severity: "warning" };
    case "assert":
      return isCertain ? {} : { severity: "warning" };
  }
}

function fixesOf({ span, isWritten }: NameUse, meant: string | undefined): readonly Fix[] {
  return isWritten && meant !== undefined
    ? [{ kind: "replace", title: `Change to \`${meant}\``, span, text: meant }]
    : [];
}

function withoutValue(
  { name, field, always }: NameKey,
  model: SupportModel,
  known: ReadonlySet<string>,
): readonly Finding[] {
  if (model.variables.has(name) || known.has(name)) return [];
  const severity = always ? {} : { severity: "warning" as const };
  const bare = name.replace(/:$/, "");
  if (bare !== name && (model.variables.has(bare) || known.has(bare))) {
    const message = `The name is \`${name}\` here: in braces a colon needs a space behind it.`;
    const fixes: readonly Fix[] = field.elsewhere
      ? []
      : [{ kind: "replace", title: "Put a space behind the colon", span: field.nameSpan, text: `${name} ` }];
    return [{ span: field.nameSpan, message, ...severity, fixes }];
  }
  const meant = closestName(name, model.variables.keys());
  const message = `\`${name}\` has no value, and no parameter or define of this entity model has its name${didYouMean(meant)}`;
  return [{ span: field.nameSpan, message, ...severity }];
}

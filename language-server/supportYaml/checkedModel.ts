import { checkShape } from "./shape/checkShape.ts";
import { ENTITY_MODEL } from "./shape/supportShape.ts";
import type { Shape } from "./shape/shape.ts";
import type { Violation } from "./shape/violation.ts";
import { readTemplate, type ReadTemplate } from "./jinja/nameUse.ts";
import { globallyStored } from "./jinja/globallyStored.ts";
import type { StoredNames } from "./jinja/storedNames.ts";
import type { Problem } from "./problem.ts";
import { readModel } from "./readModel.ts";
import { MODEL_RULES, SHAPE_RULES } from "./rules.ts";
import type { PlacedModel } from "./supportFile.ts";
import type { SupportModel } from "./supportModel.ts";

/** An entity model with its meaning; kept until its text changes. Spans count from the model's piece. */
export interface CheckedModel {
  readonly placed: PlacedModel;
  readonly model: SupportModel;
  readonly templates: readonly ReadTemplate[];
  readonly stored: StoredNames;
  readonly problems: readonly Problem[];
}

const SHAPE: Shape = { kind: "object", object: ENTITY_MODEL };

export function checkModel(placed: PlacedModel, ibekVersion: string): CheckedModel {
  const { node, target, piece } = placed;
  const model = readModel(node, target);
  const templates = model.templates.map((text) => readTemplate(text, piece.text));
  // What does not parse has said so; everything else would follow from that.
  const broken = piece.problems.some(({ kind }) => kind === "syntax");
  const violations = broken ? [] : checkShape(node, SHAPE, ENTITY_MODEL.title, { target, ibekVersion });
  const read = { model, templates, ibekVersion };
  const found = broken
    ? []
    : MODEL_RULES.flatMap((rule) =>
        rule.check(read).map((finding): Problem => ({ severity: rule.severity, ...finding, code: rule.code })),
      );
  return {
    placed,
    model,
    templates,
    stored: globallyStored(templates),
    problems: [...shapeProblems(violations), ...found],
  };
}

export function shapeProblems(violations: readonly Violation[]): readonly Problem[] {
  return violations.flatMap((violation) =>
    SHAPE_RULES.flatMap((rule) =>
      rule.check(violation).map((finding): Problem => ({ severity: rule.severity, ...finding, code: rule.code })),
    ),
  );
}

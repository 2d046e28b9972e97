import { closestName, didYouMean } from "../../text/closestName.ts";
import type { IdRegister } from "./constructEntity.ts";
import type { EvaluationState } from "./evaluationState.ts";
import { REFUSED, unknown, type FieldValue } from "./fieldValue.ts";
import type { StepNotes } from "./step.ts";

interface Registers {
  readonly state: EvaluationState;
  /** Whether an entity that is not understood may have the id. */
  readonly mayExist: (id: string) => boolean;
  /** Of the instance's other file. */
  readonly foreignIds: ReadonlySet<string>;
}

const NOT_UNDERSTOOD = unknown("an entity that is not understood here");

/** For the entities of the file; the rules on ids tell what is missing or given twice. `ids`: parameter → id. */
export function topIds(
  { state, mayExist, foreignIds }: Registers,
  notes: StepNotes,
  ids: Map<string, string>,
): IdRegister {
  return {
    define(id, instance, parameter, site) {
      ids.set(parameter.name, id);
      if (foreignIds.has(id)) {
        notes.log.add("duplicateId", site, `The id \`${id}\` is taken by an entity of the instance's other file.`);
      }
      if (state.entityWithId(id) === undefined) state.setId(id, instance);
    },
    find(id, parameter) {
      ids.set(parameter.name, id);
      const target = state.entityWithId(id);
      if (target !== undefined) return objectOf(target);
      notes.isOpen = true;
      return mayExist(id) ? NOT_UNDERSTOOD : REFUSED;
    },
  };
}

/** For entities that repeats and sub-entities make. */
export function childIds({ state, mayExist }: Registers, notes: StepNotes): IdRegister {
  return {
    define(id, instance, _, site) {
      if (state.entityWithId(id) === undefined) state.setId(id, instance);
      else notes.log.add("duplicateId", site, `The id \`${id}\`, which is made here, is taken already.`);
    },
    find(id, { name }, site) {
      const target = state.entityWithId(id);
      if (target !== undefined) return objectOf(target);
      notes.isOpen = true;
      if (mayExist(id)) return NOT_UNDERSTOOD;
      const meant = didYouMean(closestName(id, state.ids()));
      notes.log.add(
        "unknownReference",
        site,
        `\`${name}\` refers to \`${id}\`, but no entity before it has this id${meant}`,
      );
      return REFUSED;
    },
  };
}

function objectOf(target: NonNullable<ReturnType<EvaluationState["entityWithId"]>>): FieldValue {
  return "fields" in target ? target.object : target;
}

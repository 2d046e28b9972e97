import { test } from "node:test";
import { assertScopes } from "./markedScopes.ts";

const dbd = (marked: string): Promise<void> => assertScopes("source.epics.dbd", marked);

test("a menu has choices", () =>
  dbd(`
menu(menuYesNo) {
^^^^ keyword.declaration.dbd
     ^^^^^^^^^ entity.name.type.dbd
  choice(menuYesNoNO, "NO")
  ^^^^^^ keyword.other.choice.dbd
         ^^^^^^^^^^^ variable.other.enummember.dbd
                       ^^ string.quoted.double
}
`));

test("a record type has fields with properties and lines of C", () =>
  dbd(`
recordtype(pump) {
           ^^^^ entity.name.type.dbd
  include "dbCommon.dbd"
  ^^^^^^^ keyword.control.import
  %#include "x.h"
  ^ punctuation.definition.directive.c
   ^^^^^^^^ meta.preprocessor.c !comment
  field(SPD,DBF_MENU) {
        ^^^ variable.other.property.field
            ^^^^^^^^ storage.type.field
    prompt("Speed")
    ^^^^^^ variable.other.property.dbd
    menu(pumpSpeed)
         ^^^^^^^^^ entity.name.type.dbd
    pp(TRUE)
       ^^^^ constant.language.dbd
  }
}
`));

test("devices, registrars and variables", () =>
  dbd(`
device(ai, INST_IO, devAiPump, "pump")
^^^^^^ keyword.declaration.dbd
       ^^ entity.name.type.dbd
           ^^^^^^^ support.constant.linktype.dbd
                    ^^^^^^^^^ entity.name.function.dbd
registrar(pumpRegistrar)
          ^^^^^^^^^^^^^ entity.name.function.dbd
variable(pumpDebug, int)
         ^^^^^^^^^ variable.other.dbd
                    ^^^ storage.type.dbd
`));

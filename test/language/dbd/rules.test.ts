import test from "node:test";
import { dbdLanguage } from "../../../language-server/dbd/dbdLanguage.ts";
import { TextOpener } from "../../support/openText.ts";

const dbd = new TextOpener(dbdLanguage, "/app/src/pump.dbd");

test("a whole record type with its menu and device support has no problem", () =>
  dbd.assertProblems(
    `
menu(pumpState) { choice(pumpState_OFF, "Off") choice(pumpState_ON, "On") }
recordtype(pump) {
  include "dbCommon.dbd"
  %#include "pump.h"
  field(VAL, DBF_MENU) { prompt("State") promptgroup("40 - Input") menu(pumpState) pp(TRUE) asl(ASL0) }
  field(INP, DBF_INLINK) { prompt("Input") interest(1) special(SPC_NOMOD) }
  field(BPTR, DBF_NOACCESS) { extra("void *bptr") special(101) }
  field(EGU, DBF_STRING) { "prompt"("Units") size(16) prop(YES) base(HEX) initial("x") }
}
device(pump, INST_IO, devPump, "Our Pump")
device(ai, CONSTANT, devAi, "Our Input")
driver(drvPump) link(our, ourLink) registrar(pumpRegister) function(pumpInit)
variable(pumpDebug) variable(pumpGain, double)
breaktable(pumpTable) { 0, 0 1 1.5, 2 3 }
path "." addpath "../dbd"
record(ai, "a") { field(DESC, "x") }
`,
    { "/app/src/dbCommon.dbd": '  %#include <x.h>\nfield(NAME, DBF_STRING) { prompt("Record Name") size(61) }\n' },
  ));

test("types of fields and links are EPICS's", () =>
  dbd.assertProblems(`
recordtype(r) {
  field(A, DBF_DUBLE) { prompt("a") }
  #        ^^^^^^^^^ error unknown-field-type: Invalid Field Type: DBF_DUBLE. Did you mean \`DBF_DOUBLE\`?
  field(B, LONG) { prompt("b") }
  #        ^^^^ error unknown-field-type: Invalid Field Type: LONG. Did you mean \`DBF_LONG\`?
}
device(r, INST_OI, devR, "R")
#         ^^^^^^^ error bad-link-type: Bad link type 'INST_OI' for device 'R'. Did you mean \`INST_IO\`?
variable(v, string)
#           ^^^^^^ warning unknown-variable-type: A variable is int or double, not string.
`));

test("attributes have the values EPICS takes", () =>
  dbd.assertProblems(`
recordtype(r) {
  field(A, DBF_LONG) {
    asl(ASL2)
    #   ^^^^ error bad-attribute: Invalid 'asl' value, must be ASL0 or ASL1. Did you mean
    special(SPC_NOMD)
    #       ^^^^^^^^ error bad-attribute: Invalid 'special' value. Did you mean \`SPC_NOMOD\`?
    pp("maybe")
    #   ^^^^^ error bad-attribute: Invalid 'pp' value, must be TRUE or FALSE or YES or NO.
    interest(high)
    #        ^^^^ error bad-attribute: Invalid 'interest' value, must be integer.
    prop(TRUE)
    #    ^^^^ warning bad-attribute: \`TRUE\` counts as NO here.
promt("x")
#<^^^^ warning unknown-attribute: EPICS passes over the attribute \`promt\`, which it does not know. Did you mean \`prompt\`?
  }
}
`));

test("menus and record types are defined before they are used", () =>
  dbd.assertProblems(`
recordtype(r) {
  field(A, DBF_MENU) { menu(menuScan) }
  field(B, DBF_MENU) { menu(ourMenu) }
  #                         ^^^^^^^ error unknown-menu: menu not found: ourMenu is defined below; it must be before the record type.
  field(C, DBF_MENU) { menu(menuScann) }
  #                         ^^^^^^^^^ warning unknown-menu: menu not found: menuScann. Did you mean \`menuScan\`?
  field(D, DBF_MENU) { menu(siteThing) }
  #                         ^^^^^^^^^ information unknown-menu: menu not found: siteThing.
}
menu(ourMenu) { choice(a, "A") }
device(motr, INST_IO, d, "D")
#      ^^^^ warning unknown-record-type: Record type 'motr' not found for device 'D'. Did you mean \`motor\`?
device(late, INST_IO, d, "L")
#      ^^^^ error unknown-record-type: Record type 'late' not found for device 'L': it is defined below.
recordtype(late) { field(A, DBF_LONG) { prompt("") } }
device(late, INST_IO, d, "L")
#                         ^ warning duplicate-definition: device L is defined above
`));

test("what is left out or said twice is told", () =>
  dbd.assertProblems(`
menu(m) { choice(a, "A") }
menu(m) { choice(b, "B") }
#    ^ warning duplicate-definition: menu m is defined above; EPICS passes over this one.
recordtype(r) { field(A, DBF_STRING) { prompt("a") } field(B, DBF_MENU) { prompt("b") } }
#                     ^ warning missing-attribute: recordtype(r).A size not specified.
#                                                          ^ warning missing-attribute: recordtype(r).B menu not specified.
recordtype(e) {}
#          ^ error empty-record-type: Declaration of recordtype(e) preceded full definition: it has no fields.
menu("") { choice("", "A") }
#    ^^ error empty-name: Menu name can't be empty.
#                 ^^ error empty-name: Menu choice name can't be empty.
include "nowhere.dbd"
#        ^^^^^^^^^^^ information missing-file: Can't find the file nowhere.dbd to include near this one.
breaktable(t) { 1 1 2 1 }
#                   ^^^ error bad-breaktable: The slope of the breaktable is zero here.
`));

test("one mistake is one problem, at the word that does not fit", () =>
  dbd.assertProblems(`
menue(m) { choice(a, "A") }
#<^^^^ error syntax-error: \`menue\` means nothing here. Did you mean \`menu\`?
menu(m) { chioce(a, "A") choice(b, "B") }
#         ^^^^^^ error syntax-error: \`chioce\` means nothing in a menu. Did you mean \`choice\`?
menu(n) { choice(a "A") choice(b, "B") }
#                  ^^^ error syntax-error: Expected \`,\` instead of "A".
recordtype(r) {
  field(A, DBF_LONG) { }
  #                    ^ error syntax-error: A field has at least one attribute, as \`prompt(…)\`.
  field(B, DBF_LONG) { prompt("b)
  #                           ^^^ error syntax-error: The closing " is missing on this line.
  }
}
device(r, INST_IO, d)
#                   ^ error syntax-error: Expected \`,\` instead of \`)\`.
`));

import { test } from "node:test";
import { assertScopes } from "./markedScopes.ts";

const substitutions = (marked: string): Promise<void> => assertScopes("source.epics.substitutions", marked);

test("a file, its pattern and its rows", () =>
  substitutions(`
file "$(TOP)/db/pump.template" {
^^^^ keyword.control.import
        ^^^ variable.other.macro
            ^^^^^^^^^^^^^^^^^ string.other.filename
  pattern { N, "LABEL" }
  ^^^^^^^ keyword.control.pattern
            ^ variable.parameter.macro
                ^^^^^ variable.parameter.macro
          { 1, "Pump # 1" }
            ^ constant.numeric
                    ^ string.quoted.double !comment
}
`));

test("rows without a pattern name their macros, and global macros stand before them", () =>
  substitutions(`
global { P = BL01T }
^^^^^^ keyword.control.global
         ^ variable.parameter.macro
             ^^^^^ string.unquoted
file pump.template {
     ^^^^^^^^^^^^^ string.unquoted.filename
  { N=1, LABEL="$(P) pump" } # a row
    ^ variable.parameter.macro
     ^ keyword.operator.assignment
         ^^^^^ variable.parameter.macro
                  ^ variable.other.macro
                             ^^^^^^^ comment.line
}
`));

test("a row without its end leaves the next file alone", () =>
  substitutions(`
file a.template {
  { N=1,
file b.template { { N=2 } }
^^^^ keyword.control.import
                    ^ variable.parameter.macro
`));

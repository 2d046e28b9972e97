import { test } from "node:test";
import { assertScopes } from "./markedScopes.ts";

const database = (marked: string): Promise<void> => assertScopes("source.epics.database", marked);

test("a record shows its type and its name, in quotes or not", () =>
  database(`
record(ai, "$(P):TEMP") { }
^^^^^^ keyword.declaration.record
       ^^ entity.name.type.record
              ^ variable.other.macro
                ^^^^^ entity.name.function.record
grecord("bo",plain) { }
         ^^ entity.name.type.record
             ^^^^^ string.unquoted
`));

test("record types * and # are operators: they append to and delete a record", () =>
  database(`
record("*", "A") { }
        ^ keyword.operator.record
record("#", "A") { }
        ^ keyword.operator.record !comment
`));

test("a field shows its name; modifiers and member of a link stand out", () =>
  database(`
record(ai, "A") {
  field(INP, "B.VAL CPP MS")
  ^^^^^ keyword.other.field
        ^^^ variable.other.property.field
                ^^^ variable.other.member.field
                    ^^^ keyword.other.modifier.link
                        ^^ keyword.other.modifier.link
  field(DESC, "Motor PP CA")
                     ^^^^^ string.quoted.double !keyword
}
`));

test("hardware addresses of asyn and StreamDevice stand out", () =>
  database(`
record(ai, "A") {
  field(INP, "@asyn(PORT,0,1)TEMP")
              ^ keyword.other.address
               ^^^^ support.function.address
  field(INP, "@gauge.proto getPressure(1) PORT")
               ^^^^^^^^^^^ string.other.filename
                           ^^^^^^^^^^^ entity.name.function.protocol
}
`));

test("a calculation has functions, arguments, numbers and operators", () =>
  database(`
record(calc, "A") {
  field(CALC, "ABS(A-B)>1.5?C:RNDM")
               ^^^ support.function.calc
                   ^ variable.parameter.calc
                    ^ keyword.operator.calc
                       ^ keyword.operator.calc
                        ^^^ constant.numeric.calc
                              ^^^^ support.function.calc
}
`));

test("a JSON link is JSON, over several lines too", () =>
  database(`
record(ai, "A") {
  field(INP, {calc: {expr: "A*2",
              ^^^^ support.function.link.json
                     ^^^^ support.type.property-name.json
                           ^^^^^ string.quoted.double
    args: [1, {const: 0x10}, true]}})
    ^^^^ support.type.property-name.json
           ^ constant.numeric.json
               ^^^^^ support.function.link.json
                      ^^^^ constant.numeric.json
                             ^^^^ constant.language.json
  info(Q:group, {"$(P):G": {"a": {+channel: "VAL"}}})
  ^^^^ keyword.other.info
       ^^^^^^^ variable.other.property.info
                    ^ variable.other.macro
                                  ^^^^^^^^ support.type.property-name.json
}
`));

test("an alias is known inside and outside of a record", () =>
  database(`
record(ai, "A") { alias("B") }
                  ^^^^^ keyword.other.alias
alias("A", "C")
       ^ entity.name.function.alias
            ^ entity.name.function.alias
`));

test("a macro default may hold quotes", () =>
  database(`
record(ai, "A") {
  field(DESC, "$(D="some text")")
                    ^^^^^^^^^ string.quoted.other.default
  field(EGU, "mm")
  ^^^^^ keyword.other.field
}
`));

test("a field without its end leaves the next record alone", () =>
  database(`
record(ai, "A") {
  field(INP, {calc: {
  field(DESC, "open
record(ao, "B") {
^^^^^^ keyword.declaration.record
       ^^ entity.name.type.record
}
`));

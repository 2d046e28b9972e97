import test from "node:test";
import { assertProblems } from "./databaseFixture.ts";

test("an unknown record type is pointed at, with the one that is meant", () =>
  assertProblems(`
record(mbbbi, "a") {}
#      ^^^^^ warning unknown-record-type: Record type 'mbbbi' for record 'a' not found. Did you mean \`mbbi\`?
record(siteSpecificThing, "b") {}
#      ^^^^^^^^^^^^^^^^^ information unknown-record-type: Record type 'siteSpecificThing' for record 'b' not found.
record($(TYPE), "c") { field(ANY, "1") }
`));

test("an unknown field is pointed at, with the one that is meant", () =>
  assertProblems(`
record(ai, "a") {
  field(DESX, "x")
  #     ^^^^ error unknown-field: ai record 'a' doesn't have a field 'DESX'. Did you mean \`DESC\`? (Descriptor)
  field(OUT, "x")
  #     ^^^ error unknown-field: ai record 'a' doesn't have a field 'OUT'. Did you mean \`INP\`?
  field(inp, "x")
  #     ^^^ error unknown-field: ai record 'a' doesn't have a field 'inp'. Did you mean \`INP\`?
  field($(F), "x")
}
record(motor, "m") {
  field(VELX, "1")
  #     ^^^^ warning unknown-field: motor record 'm' doesn't have a field 'VELX'. Did you mean
}
`));

test("menus take their choices and their numbers", () =>
  assertProblems(`
record(ai, "a") {
  field(SCAN, "1 second")
  field(SCAN, "6")
  field(SCAN, "1 sec")
  #            ^^^^^ error bad-choice: Can't set 'a.SCAN' to '1 sec' using menu menuScan : Illegal choice. Did you mean \`1 second\`?
  field(SCAN, "99")
  #            ^^ error bad-choice: Can't set 'a.SCAN' to '99': the menu has choices 0 to 9.
  field(PINI, yes)
  #           ^^^ error bad-choice: Can't set 'a.PINI' to 'yes' using menu menuPini : Illegal choice. Did you mean \`YES\`?
  field(SCAN, "$(SCAN)")
  field(SCAN, "$(SCAN=1 sec)")
  #            ^^^^^^^^^^^^^ warning bad-choice: Can't set 'a.SCAN' to '1 sec'
}
`));

test("DTYP must be device support of the record type", () =>
  assertProblems(`
record(ai, "a") { field(DTYP, "asynInt32") }
record(ai, "b") { field(DTYP, "Soft Chanel") }
#                              ^^^^^^^^^^^ warning unknown-device-support: Can't set 'b.DTYP' to 'Soft Chanel' no such device support for 'ai' record type : Illegal choice. Did you mean \`Soft Channel\`?
record(ai, "c") { field(DTYP, "Our Crate") }
#                              ^^^^^^^^^ information unknown-device-support: Can't set 'c.DTYP' to 'Our Crate'
`));

test("numbers are read as EPICS reads them", () =>
  assertProblems(`
record(ai, "a") {
  field(PREC, "0x10")
  field(PREC, "three")
  #            ^^^^^ error bad-number: Can't set 'a.PREC' to 'three' : No digits to convert.
  field(PREC, "3.5")
  #            ^^^ error bad-number: Can't set 'a.PREC' to '3.5' : Extraneous characters.
  field(PREC, "70000")
  #            ^^^^^ warning bad-number: 70000 does not fit into PREC; EPICS makes it 4464.
  field(HIGH, "3 V")
  #            ^^^ error bad-number: Can't set 'a.HIGH' to '3 V' : Extraneous characters.
  field(HIGH, "")
  field(LOW, 1e3)
  field(LOLO, "1e999")
  #            ^^^^^ error bad-number: Can't set 'a.LOLO' to '1e999' : Too large to represent.
  field(HYST, "$(H)")
}
`));

test("texts must fit, as far as macros let it be known", () =>
  assertProblems(`
record(ai, "a") {
  field(DESC, "a text of exactly forty characters, this")
  field(DESC, "a text of more than forty characters, this")
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error too-long: DESC has room for 40 characters; this is 42: String is too long.
  field(DESC, "$(D) and a text of more than forty characters")
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning too-long: DESC has room for 40 characters; this is at least 41
  field(EGU, "µµµµµµµµ")
  #           ^^^^^^^^ error too-long: EGU has room for 15 characters; this is 16
}
`));

test("expressions are checked as the calc record compiles them", () =>
  assertProblems(`
record(calc, "a") {
  field(CALC, "A+(B")
  #            ^^^^ error bad-expression: Parenthesis still open at end of expression in CALC expression 'A+(B'.
  field(CALC, "A>B?MAX(A,B,3):SQRT(C)")
  field(CALC, "A § B")
  #              ^ error bad-expression: Syntax error, unknown operator/operand
  field(CALC, "$(EXPRESSION)")
}
`));

test("links in braces are checked by their type", () =>
  assertProblems(`
record(ai, "a") {
  field(INP, {calc: {expr: "A+B", args: [5, {pva: "x"}]}})
  field(INP, {calc: {exp: "A"}})
  #           ^^^^ error bad-json-link: A \`calc\` link needs \`expr\` here.
  #                  ^^^ error bad-json-link: A \`calc\` link has no key \`exp\` here. Did you mean \`expr\`?
  field(INP, {calc: {expr: "A+B", args: ["x.VAL"]}})
  #                                      ^^^^^^^ error bad-json-link: An argument must be a number or a link in braces
  field(INP, {clac: {expr: "A"}})
  #           ^^^^ warning bad-json-link: Link type 'clac' not found. Did you mean \`calc\`?
  field(INP, "{\\"const\\":3.14}")
}
`));

test("modifiers of links that EPICS ignores are told", () =>
  assertProblems(`
record(ai, "a") {
  field(INP, "other.VAL CP MS")
  field(INP, "other CCP MSX")
  #                 ^^^ warning link-modifier: \`CCP\` is no modifier of a link; EPICS only sees the \`CP\` in it. Did you mean
  #                     ^^^ warning link-modifier: \`MSX\` is no modifier of a link; EPICS only sees the \`MS\` in it. Did you mean
  field(INP, "other.VAL NPP PP")
  #                         ^^ warning link-modifier: \`PP\` beside \`NPP\`: only one of them counts.
  field(FLNK, "b.PROC PP")
  #                   ^^ information link-modifier: \`PP\` has no effect on a forward link like FLNK
}
record(ao, "b") {
  field(OUT, "c CP")
  #             ^^ warning link-modifier: \`CP\` has no effect on an output link like OUT
  field(OUT, "$(LINK=c PP)")
}
`));

test("the kind of link must fit the device support", () =>
  assertProblems(`
record(ai, "a") {
  field(DTYP, "Soft Channel")
  field(INP, "@asyn(P,0)TEMP")
  #           ^^^^^^^^^^^^^^ warning link-type: a.INP: can't initialize link type CONSTANT with "@asyn(P,0)TEMP" (type INST_IO).
}
record(ai, "b") {
  field(DTYP, "asynInt32")
  field(INP, "@asyn(P,0)TEMP")
  field(FLNK, "@asyn(P,0)TEMP")
  #            ^^^^^^^^^^^^^^ warning link-type: b.FLNK: can't initialize link type CONSTANT
  field(SDIS, "#C0 X1")
  #            ^^^^^^ error bad-link: Can't set 'b.SDIS' to '#C0 X1'
}
`));

test("names of records have rules", () =>
  assertProblems(`
record(ai, "a b") {}
#            ^ error bad-name: Bad character ' ' in Record/Alias name "a b".
record(ai, "") {}
#          ^^ error bad-name: Record/Alias name can't be empty.
record(ai, "-a") {}
#           ^^ warning bad-name: Record/Alias name '-a' should not begin with '-'.
record(ai, "$(P)$(R=x.y)") {}
#           ^^^^^^^^^^^^ error bad-name: Bad character '.' in Record/Alias name
record(ai, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn") {}
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error bad-name: Can't create ai record: its name has 61 characters, 60 are allowed.
`));

test("records of one name have one type, and merge", () =>
  assertProblems(`
record(ai, "a") { field(DESC, "1") field(DESC, "2") }
record(ai, "a") { field(DESC, "3") }
record("*", "a") { field(DESC, "4") }
record(ao, "a") {}
#      ^^ error record-type-conflict: ai record 'a' already exists, can't load ao record.
record("#", "a") {}
record(ao, "a") {}
record("*", "elsewhere") {}
#            ^^^^^^^^^ hint record-not-here: Record 'elsewhere' not found in this file: it must be loaded before.
`));

test("fields that are added to a record of the file are checked by its type", () =>
  assertProblems(`
record(ai, "a") {}
record("*", "a") { field(SCAN, "2 sec") }
#                               ^^^^^ error bad-choice: Can't set 'a.SCAN'
record("*", "a") { field(NONE, "2 sec") }
#                        ^^^^ error unknown-field: ai record 'a' doesn't have a field 'NONE'
`));

test("aliases are unique", () =>
  assertProblems(`
record(ai, "a") { alias("b") }
record(ai, "c") { alias("b") }
#                        ^ error bad-alias: Alias 'b' for record 'c' already aliases 'a'.
alias("a", "c")
#           ^ error bad-alias: Alias 'c' for record 'a' is already a record name.
alias("a", "b")
`));

test("NAME and what a record makes itself cannot be set", () =>
  assertProblems(`
record(waveform, "a") {
  field(NAME, "b")
  #     ^^^^ error unsettable-field: Can't set 'NAME' field of record 'a'.
  field(BPTR, "b")
  #     ^^^^ error unsettable-field: Can't set 'a.BPTR' to 'b'
}
`));

test("breakpoint tables are pairs that go one way", () =>
  assertProblems(`
breaktable(good) { 0, 0 1 1, 2 3 }
breaktable(odd) { 0 0 1 }
#          ^^^ error bad-breaktable: Raw value missing
breaktable(flat) { 0 0 1 0 }
#                      ^^^ error bad-breaktable: The slope of the breaktable is zero here.
breaktable(words) { 0 zero 1 1 }
#                     ^^^^ error bad-breaktable: Non-numeric value in breaktable.
`));

test("broken text is one problem where it breaks, and the rest is read", () =>
  assertProblems(`
record(ai, "a") {
    feild(DESC, "x")
#   ^^^^^ error syntax-error: \`feild\` means nothing in a record. Did you mean \`field\`?
  field(DESC "x")
  #          ^^^ error syntax-error: Expected \`,\` instead of "x".
  field(SCAN, 1 second)
  #             ^^^^^^ error syntax-error: Expected \`)\` instead of \`second\`.
  field(DESC, "x\ty")
  #             ^ error bad-string: A TAB cannot stand in the value of a field
  field(DESC, "x\\1y")
  #             ^^ error bad-string: \`\\1\` is no escape sequence EPICS knows.
  field(DESC, "x)
  #           ^^^ error unclosed-quote: The closing " is missing on this line.
  field(PREC, "x")
  #            ^ error bad-number: Can't set 'a.PREC'
}
record(*, "b") {}
#      ^ error bad-character: \`*\` needs quotes around the text it stands in.
record(ai, "c") { field(INP, {calc: {expr: "A"}) }
#                                              ^ error bad-character: \`)\` cannot stand here
record(ai, "d") { field(DESC, "x") }
}
#< error syntax-error: Expected \`record\` or another item instead of \`}\`.
`));

test("a record that is not closed is told before the next one", () =>
  assertProblems(`
record(ai, "a") {
  field(DESC, "x")
record(ai, "b") {}
#<^^^^^ error unclosed-record: \`}\` is missing before this: record "a" is still open.
`));

test("lines for msi and VisualDCT are hints, and what EPICS takes is no problem", () =>
  assertProblems(`
substitute "A=1"
#<^^^^^^^^^ hint not-for-the-ioc: Only msi understands this
# $(COMMENT)
$(IF=#) record(ai, "a") {
  $(IF2=) field(DESC, 'single') # c
  field(INP, [1, 2, 3,])
  info(Q:group, {"g": {"v": {+channel: "VAL"}}})
  alias("z")
}
grecord(ai, b:c-d;e)
path "."
alias("a", "y")
`));

test("macros whose bracket is not closed, or is the wrong one, are told", () =>
  assertProblems(`
record(ai, "$(P}a") {
  #         ^^^ error unclosed-macro: The \`)\` of this macro is missing
  field(DESC, "$(X")
  #            ^^^ error unclosed-macro: The \`)\` of this macro is missing
  field(EGU, "\${U=a$(B)")
  #           ^^^ error unclosed-macro: The \`}\` of this macro is missing
  field(INP, "$(A=$(B="x y")) $($(C)D) PP")
}
record(ai, $(P)b) {}
#          ^^^^^ information unquoted-macro: Without quotes this is a syntax error as soon as
`));

test("a link to a field that the record does not have is told", () =>
  assertProblems(`
record(ai, "$(P)a") {
  field(FLNK, "$(P)b.PROX")
  #                  ^^^^ warning unknown-link-field: calc record '$(P)b' doesn't have a field 'PROX'. Did you mean \`PROC\`?
}
record(calc, "$(P)b") {
  field(INPA, "$(P)a.RTYP")
  field(INPB, "$(P)a.$(FIELD)")
  field(INPC, "$(P)a.SIM$(X)")
  field(INPD, "$(P)a.VAL{ts:{}} CP")
  field(INPE, "other.NONE")
}
`));

test("an include that is not beside the file is a hint", () =>
  assertProblems(`
include "gone.db"
#        ^^^^^^^ hint include-not-here: Can't open include file 'gone.db' here
include "$(TOP)/db/gone.db"
`));

test("a byte order mark is told", () =>
  assertProblems('\uFEFFrecord(ai, "a") {}\n#< error byte-order-mark: The file begins with a byte order mark'));

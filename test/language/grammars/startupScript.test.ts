import { test } from "node:test";
import { assertScopes } from "./markedScopes.ts";

const script = (marked: string): Promise<void> => assertScopes("source.epics.startup", marked);

test("a comment begins with # as the first character, and nowhere else", () =>
  script(`
# text
^^^^^^ comment.line
  #- not echoed
  ^^^^^^^^^^^^^ comment.line.number-sign.silent
dbl # not a comment
    ^^^^^^^^^^^^^^^ !comment
`));

test("a backslash at the end of a comment takes the next line into it", () =>
  script(`
# text \\
       ^ constant.character.escape.continuation
iocInit
^^^^^^^ comment.line
iocInit
^^^^^^^ keyword.control
`));

test("a command is the first word, with or without parentheses, behind macros that switch it on", () =>
  script(`
dbLoadRecords("a.db", "P=X")
^^^^^^^^^^^^^ support.function.load
              ^^^^^^ string.quoted.double
                       ^ variable.parameter.macro
$(SIM=#) drvAsynIPPortConfigure PORT 0
  ^^^ variable.other.macro
      ^ string.unquoted.default
         ^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.command
                                ^^^^ string.unquoted
                                     ^ constant.numeric
`));

test("the name epicsEnvSet sets is a variable, in quotes or not", () =>
  script(`
epicsEnvSet("TOP", "/epics")
^^^^^^^^^^^ keyword.other.environment
             ^^^ variable.other.macro
                    ^^^^^^ string.quoted.double
epicsEnvSet TOP /epics
            ^^^ variable.other.macro
`));

test("macros nest, have defaults, and stay unexpanded in single quotes", () =>
  script(`
echo "$(A=$(B))" \${C} '$(D)'
        ^ variable.other.macro
            ^ variable.other.macro
                   ^ variable.other.macro
                       ^^^^ string.quoted.single !variable.other.macro
`));

test("a backslash in quotes is an ordinary character", () =>
  script(`
echo "a\\" b
      ^^ string.quoted.double !constant.character.escape
          ^ string.unquoted
`));

test("redirections count anywhere outside quotes", () =>
  script(`
< envPaths
^ keyword.operator.redirect
  ^^^^^^^^ string.unquoted
dbl > records.txt
    ^ keyword.operator.redirect
echo "a > b"
        ^ !keyword.operator.redirect
`));

test("an unbalanced quote colours its own line only", () =>
  script(`
echo "open
iocInit()
^^^^^^^ keyword.control
`));

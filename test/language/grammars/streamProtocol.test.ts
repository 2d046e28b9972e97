import { test } from "node:test";
import { assertScopes } from "./markedScopes.ts";

const protocol = (marked: string): Promise<void> => assertScopes("source.epics.streamProtocol", marked);

test("system variables, bytes by name, and own variables", () =>
  protocol(`
Terminator = CR LF;
^^^^^^^^^^ support.variable.system
             ^^ constant.language.byte
replytimeout = 500; # ms
^^^^^^^^^^^^ support.variable.system
               ^^^ constant.numeric
                    ^^^^ comment.line
prefix = "PR";
^^^^^^ variable.other.protocol
`));

test("a protocol has commands, with formats and parameters in their strings", () =>
  protocol(`
getPressure {
^^^^^^^^^^^ entity.name.function.protocol
  out "PR\\$1 %{OFF|ON} %%";
  ^^^ keyword.other.command
         ^^^ variable.parameter.protocol
             ^^^^^^^^^ constant.other.placeholder
                       ^^ constant.other.placeholder
  in "%(\\$2.VAL)5.2f %[A-F0-9]" ETX;
      ^^^^^^^^^^^^^ constant.other.placeholder
                     ^^^^^^^^^ constant.other.placeholder
                                ^^^ constant.language.byte
  wait 100;
  ^^^^ keyword.other.command
       ^^^ constant.numeric
}
`));

test("a handler inside a protocol and one for all, with the brace on the next line too", () =>
  protocol(`
@init { out "X"; }
^^^^^ keyword.control.handler
identify
^^^^^^^^ entity.name.function.protocol
{
  out "*IDN?";
  @mismatch
  ^^^^^^^^^ keyword.control.handler
  {
    in "E%d";
    ^^ keyword.other.command
  }
  getPressure;
  ^^^^^^^^^^^ entity.name.function.call
}
`));

import test from "node:test";
import { streamProtocolLanguage } from "../../../language-server/streamProtocol/streamProtocolLanguage.ts";
import { TextOpener } from "../../support/openText.ts";

const proto = new TextOpener(streamProtocolLanguage, "/app/protocol/a.proto");

test("a file with everything in it has no problem", () =>
  proto.assertProblems(`
Terminator = CR LF;
OUTTERMINATOR = "\\r" 0x0a, 10 -1;
ReplyTimeout = 1000; ExtraInput = Ignore; Separator = ", ";
start = STX "A\\$1"; # used below
@mismatch { in "ERR %*d"; disconnect; }
read { out $start "?"; in "%f %s %[A-Z] %{OFF|ON} %#{A=1|B=2} %<crc16> %/[a-z]+/ %T(%H:%M) %B.! %=d %(PREC)d" ETX SKIP; wait 10; }
write { ReplyTimeout = 200; out "\\\${start}%.2f\\$2%%"; @init { read; } event(1) 100; event 10; connect 1000; exec "date" }
`));

test("structure is StreamDevice's, each mistake once", () =>
  proto.assertProblems(`
Terminator = CR LF
ReplyTimeout = 1000;
#<^^^^^^^^^^^ error syntax-error: Unexpected '=' behind ReplyTimeout: the ';' before it is missing.
a { out "x; }
#       ^^^^^ error syntax-error: Unterminated quoted string: "x; }
}
b { @init { x = 1; } out "y"; }
#           ^ error syntax-error: Variables are not allowed in handlers: x
c { d { out "z"; } }
#   ^ error syntax-error: Definition of 'd' not in global context (missing '}' ?)
out "x";
#<^^ error syntax-error: Expect '=' or '{' instead of '"' after 'out'.
`));

test("commands, handlers, protocols and variables are known where they stand", () =>
  proto.assertProblems(`
late { early; owt "x"; }
#      ^^^^^ error unknown-command: Unknown command name 'early': the protocol of this name must be defined above.
#             ^^^ error unknown-command: Unknown command name 'owt'. Did you mean \`out\`?
early { out "x" $nothing $x; x = 1; @mismach { in "y"; } }
#                ^^^^^^^ error undefined-variable: Undefined variable 'nothing' referenced.
#                                   ^^^^^^^^ error unknown-handler: Unknown handler @mismach. Did you mean \`@mismatch\`?
uses { early; Early 5; }
#             ^^^^^ error unknown-command: Unknown command name 'Early': the protocol of this name takes no arguments here.
EARLY { out "\\$below"; }
#<^^^^ error redefined-protocol: Protocol 'EARLY' redefined.
#              ^^^^^ error undefined-variable: Undefined variable 'below' referenced: it is not set in the protocol or above it.
below = 1;
RepliTimeout = 5;
#<^^^^^^^^^^^ warning unused-variable: StreamDevice has no variable RepliTimeout, and nothing uses it. Did you mean \`ReplyTimeout\`?
nobody = 1;
#<^^^^^ hint unused-variable: Nothing uses the variable nobody.
second { out "\\$2"; }
#<^^^^^ hint parameter-hole: second uses $2, but not $1.
`));

test("what a protocol shares with those that name it may use their variables", () =>
  proto.assertProblems(`
send { out $command; }
on { command = "ON"; send; }
`));

test("values are of the kind that is wanted", () =>
  proto.assertProblems(`
ReplyTimeout = 10ms;
#              ^^^^ error bad-number: Garbage after numeric value: 10ms
ReadTimeout = "100";
#             ^^^^^ error bad-number: Unsigned numeric value expected.
ExtraInput = Maybe;
#            ^^^^^ error bad-number: The value of ExtraInput must be one of 'error' or 'ignore'.
Terminator = CRLF;
#            ^^^^ error bad-bytes: Unexpected word: "crlf"
a { out 256 "x"; out SKIP; wait; disconnect 5; out "x" in "y"; out "\\x" "\\0777" "\\300"; }
#       ^^^ error bad-bytes: Value 256 does not fit in byte.
#                    ^^^^ error bad-bytes: Use of 'skip' only allowed in input formats.
#                          ^^^^ error bad-number: Unsigned numeric value expected.
#                                           ^ error bad-number: Garbage after 'disconnect' command.
#                                                      ^^ error bad-bytes: Unexpected word: "in". The ';' before it is missing.
#                                                                   ^^ error bad-escape: Hex digit expected after \\x.
#                                                                        ^^^^^ error bad-escape: Octal number 0777 does not fit in byte.
#                                                                                ^^^^ error bad-escape: Decimal number 300 does not fit in byte.
`));

test("format converters are complete, known, and for their direction", () =>
  proto.assertProblems(`
a { in "%.2f"; out "%*d %[A-Z] %/x/ %y"; }
#       ^^^^ error bad-format: Use of precision field '.2' not allowed with %f input conversion.
#                   ^^ error bad-format: Use of skip modifier '*' only allowed in input formats.
#                       ^^^^^^ error bad-format: Format conversion %[ is only allowed in input formats.
#                              ^^^^ error bad-format: Format conversion %/regexp/ is only allowed in input formats.
#                                   ^^ error bad-format: No converter registered for format '%y'.
`));

test("what belongs to a format is not left out", () =>
  proto.assertProblems(`
a { out "%{A|B"; }
#        ^^^^^ error bad-format: Missing '}' after %{ format conversion.
b { out "%(VAL)<sum>"; }
#        ^^^^^^^^^^^ error bad-format: Fieldname not allowed with pseudo format: '%(VAL)<'.
c { in "%<krc16>"; }
#         ^^^^^ warning unknown-checksum: Unknown checksum algorithm "krc16". Did you mean \`crc16\`?
d { in "%.d"; }
#       ^^ error bad-format: Numeric precision field expected after '.'.
e { in "%(A.B)*d"; }
#       ^^^^^^^^ error bad-format: Use of skip modifier '*' not allowed together with redirection.
f { in "%{a\\$1"; in "5\\%"; out "%" $f; f = "d"; }
`));

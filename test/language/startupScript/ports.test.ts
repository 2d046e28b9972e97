import assert from "node:assert/strict";
import test from "node:test";
import { type MadePort, MadePorts } from "../../../language-server/ioc/scriptEvaluation/madePorts.ts";
import { assertProblems } from "./scriptFixture.ts";

test("a command that needs a port no line before it makes is a problem, with the port most likely meant", () =>
  assertProblems(`
drvAsynIPPortConfigure("CRATE", "10.0.0.1:7")
asynSetOption("CRATE", 0, "disconnectOnReadTimeout", "Y")
asynSetOption("CRTAE", 0, "disconnectOnReadTimeout", "Y")
#             ^^^^^^^ warning port-not-defined: No line before this one makes a port \`CRTAE\`. Did you mean \`CRATE\`?
asynSetOption("LATER", 0, "disconnectOnReadTimeout", "Y")
#             ^^^^^^^ warning port-not-defined: No line before this one makes a port \`LATER\`.
drvAsynIPPortConfigure("LATER", "10.0.0.1:8")
asynSetTraceMask("", 0, 1)
`));

test("names of ports are compared with their macros expanded, and in the case they are written in", () =>
  assertProblems(`
epicsEnvSet PORT SIM
simDetectorConfig("$(PORT)1", 640, 480, 1, 0, 0)
NDStatsConfigure("S1", 3, 0, "SIM1", 0)
NDStatsConfigure("S2", 3, 0, "$(PORT)2", 0)
#                            ^^^^^^^^^^ warning port-not-defined: No line before this one makes a port \`SIM2\`
NDStatsConfigure("S3", 3, 0, "sim1", 0)
#                            ^^^^^^ warning port-not-defined: No line before this one makes a port \`sim1\`. Did you mean \`SIM1\`?
NDStatsConfigure("S4", 3, 0, "$(HOME)", 0)
`));

test("ports of included scripts are known; a script that others load may use theirs", async () => {
  const files = { "/boot/base.cmd": 'drvAsynIPPortConfigure("$(NAME)", "10.0.0.1:7")' };
  await assertProblems('iocshLoad("base.cmd", "NAME=L0")\nasynOctetSetInputEos("L0", 0, "\\n")', files);
  await assertProblems('asynOctetSetInputEos("L0", 0, "\\n")', {}, "/boot/device.iocsh");
});

test("behind an include that cannot be read a port that is not made is a hint only", () =>
  assertProblems(`
< drivers.cmd
# ^^^^^^^^^^^ warning missing-file
asynOctetSetInputEos("L0", 0, "\\n")
#                    ^^^^ hint port-not-defined: No line that can be read here makes a port \`L0\` before this one.
`));

test("a driver of the site, or a line that may be switched off, may make a port", () =>
  assertProblems(`
siteDriverConfigure("L0", 1)
#<^^^^^^^^^^^^^^^^^^ hint unknown-command
asynOctetSetInputEos("L0", 0, "\\n")
$(HOME) drvAsynIPPortConfigure("L1", "10.0.0.1:7")
$(USER) drvAsynIPPortConfigure("L1", "10.0.0.1:8")
asynOctetSetInputEos("L1", 0, "\\n")
drvAsynIPPortConfigure("L2", "$(NOPE)")
#                             ^^^^^^^ warning undefined-macro
asynOctetSetInputEos("L2", 0, "\\n")
`));

test("the ports a server makes for its clients are known", () =>
  assertProblems(`
drvAsynIPServerPortConfigure("SERVER", "localhost:5000", 2)
asynOctetSetInputEos("SERVER:0", 0, "\\n")
asynOctetSetInputEos("SERVER:x", 0, "\\n")
#                    ^^^^^^^^^^ warning port-not-defined
`));

test("a port that is made twice is a problem that names the first line, also of an included script", () =>
  assertProblems(
    `
< base.cmd
drvAsynIPPortConfigure("L1", "10.0.0.1:7")
drvAsynSerialPortConfigure("L1", "/dev/ttyS0")
#                          ^^^^ warning port-defined-twice: \`drvAsynIPPortConfigure\` in st.cmd line 3 makes a port \`L1\` already; asyn refuses a second one.
drvAsynIPPortConfigure("BASE", "10.0.0.1:7")
#                      ^^^^^^ warning port-defined-twice: \`vxi11Configure\` in base.cmd line 2 makes
`,
    { "/boot/base.cmd": "# base\nvxi11Configure(BASE, 10.0.0.1, 0, 0, inst0)" },
  ));

test("of a hundred thousand ports each is found at once, and an earlier line knows its own only", () => {
  const port = (line: number): MadePort => {
    const at = { line, character: 0 };
    return { kind: "made", command: "drvAsynIPPortConfigure", path: "/st.cmd", range: { start: at, end: at } };
  };
  let ports = MadePorts.none;
  for (let line = 0; line < 50_000; line++) ports = ports.with(`L${line}`, port(line));
  const early = ports;
  for (let line = 50_000; line < 100_000; line++) ports = ports.with(`L${line % 60_000}`, port(line));
  assert.equal(ports.made(100_000).size, 60_000);
  assert.equal(ports.made(100).size, 100);
  assert.equal(ports.made(100_000).get("L7")?.range.start.line, 60_007);
  assert.equal(ports.lookup("L7")?.range.start.line, 60_007);
  assert.equal(early.lookup("L7")?.range.start.line, 7);
  assert.equal(early.lookup("L59999"), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { endsInStoppingCommand, isStoppingCommand } from "../../../src/terminals/stoppingCommand.ts";

for (const line of [
  "exit",
  "  exit",
  "\texit ",
  "exit 1",
  "exit()",
  "exit(1)",
  "exit,1",
  "( exit )",
  '"exit"',
  "'exit'",
  '"ex"it',
  "e\\xit",
  "exit>/tmp/out",
  "exit # bye",
  "ecmcExit",
]) {
  test(`“${line}” stops the IOC`, () => assert.equal(isStoppingCommand(line), true));
}

for (const line of [
  "",
  "dbl",
  "exits",
  "Exit",
  "help exit",
  "# exit",
  "exit;",
  "dbpf exit 1",
  "<exit",
  '"exit 1"',
  "exi t",
]) {
  test(`“${line}” does not stop the IOC`, () => assert.equal(isStoppingCommand(line), false));
}

for (const line of [
  "exit",
  "epics> exit",
  "bl47p-va-ioc-01 > exit",
  "bl47p-va-ioc-01> exit 3",
  "[12:30:01] ioc> exit",
  "ioc# exit()",
  "(reverse-i-search)`ex': exit",
]) {
  test(`the displayed line “${line}” stops the IOC`, () => assert.equal(endsInStoppingCommand(line), true));
}

for (const line of ["epics> ", "epics> help exit", "epics> dbpf X:exit 1", "epics> dbl", "the exit code"]) {
  test(`the displayed line “${line}” does not stop the IOC`, () => assert.equal(endsInStoppingCommand(line), false));
}

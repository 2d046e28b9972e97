import assert from "node:assert/strict";
import test from "node:test";
import {
  IOCSH_COMMANDS,
  iocshCommand,
  iocshDescription,
  iocshSignature,
  registrationCommand,
} from "../../../language-server/catalogue/iocshCommands.ts";
import { IOCSH_DESCRIPTIONS } from "../../../language-server/catalogue/iocshCommandsDescriptions.ts";

test("each command is listed once", () => {
  assert.ok(IOCSH_COMMANDS.length > 700);
  assert.equal(new Set(IOCSH_COMMANDS.map((command) => command.name)).size, IOCSH_COMMANDS.length);
});

test("each described command exists", () => {
  const described = Object.keys(IOCSH_DESCRIPTIONS);
  assert.ok(described.length >= 60);
  assert.deepEqual(
    described.filter((name) => iocshCommand(name) === undefined),
    [],
  );
});

test("an application's registration command is known by its ending", () => {
  assert.equal(registrationCommand("../../dbd/my-ioc.dbd"), "my_ioc_registerRecordDeviceDriver");
  const command = iocshCommand("my_ioc_registerRecordDeviceDriver");
  assert.equal(command && iocshSignature(command), "my_ioc_registerRecordDeviceDriver(pdbbase)");
  assert.match(iocshDescription("my_ioc_registerRecordDeviceDriver") ?? "", /Registers/);
});

test("which argument names a port or a file is part of the catalogue", () => {
  const argument = (command: string, index: number): unknown => iocshCommand(command)?.arguments[index];
  assert.deepEqual(argument("drvModbusAsynConfigure", 0), { name: "Port name", type: "string", port: "defines" });
  assert.deepEqual(argument("drvModbusAsynConfigure", 1), { name: "Octet port name", type: "string", port: "refers" });
  assert.deepEqual(argument("dbLoadRecords", 0), { name: "file name", type: "stringPath", file: "database" });
});

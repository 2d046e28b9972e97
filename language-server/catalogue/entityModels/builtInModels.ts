// The entity types ibek itself brings (ibek_builtin/repeat.py and wait.py of ibek 4.8.2).
import { MAKES_NOTHING } from "./makesNothing.ts";
import type { EntityModel, Parameter, ParameterType } from "./entityModel.ts";

const REPEAT_TYPE = "ibek.repeat";

const INT: ParameterType = { kind: "int", acceptsJinja: false };
const DICT: ParameterType = { kind: "dict", acceptsJinja: false };
const STR: ParameterType = { kind: "str" };

const DEVICE = parameter("device", STR, "The device's name, for messages.", "DEVICE");
const TIMEOUT = parameter(
  "timeout",
  INT,
  "Seconds to wait before the IOC gives up and restarts; 0 waits for ever.",
  "0",
);

export const BUILT_IN_MODELS: readonly EntityModel[] = [
  model(REPEAT_TYPE, "Makes one entity for each of a list of values.", [
    parameter(
      "values",
      { kind: "listOrText" },
      "The values, or Jinja that renders to a list: `{{ range(5) | list }}`.",
      undefined,
    ),
    parameter(
      "variable",
      STR,
      "The name under which the entity's Jinja sees the value; with `_num` behind it, its position from 0.",
      "index",
    ),
    parameter("entity", DICT, "The entity to repeat.", undefined),
  ]),
  model("ibek.wait_ip", "Holds the IOC's start until a device answers on the network.", [
    DEVICE,
    TIMEOUT,
    parameter("address", STR, "IP address, with a port if it is not 1025: `172.23.59.21:1025`.", undefined),
  ]),
  model("ibek.wait_usb", "Would hold the IOC's start until a USB device is there; ibek does not implement it yet.", [
    DEVICE,
    TIMEOUT,
    parameter("id", STR, "Vendor and product in hexadecimal: `1234:5678`.", undefined),
  ]),
];

function parameter(name: string, type: ParameterType, description: string, value: string | undefined): Parameter {
  return { name, type, description, default: value, defaultValue: undefined, attributes: [], place: undefined };
}

function model(type: string, description: string, parameters: readonly Parameter[]): EntityModel {
  const byName = new Map(parameters.map((each) => [each.name, each]));
  return {
    type,
    module: "ibek",
    description,
    parameters: byName,
    ...MAKES_NOTHING,
    attributes: new Set(byName.keys()),
    place: undefined,
  };
}

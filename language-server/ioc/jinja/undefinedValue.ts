// jinja2's StrictUndefined: may be handed around and asked whether it is defined; all else raises.
import type { PythonObject, PythonValue } from "./pythonValue.ts";
import { raise } from "./stopped.ts";
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import { qualifiedTypeName } from "./typeName.ts";

export class UndefinedValue implements PythonObject {
  readonly kind = "object";
  readonly typeName: string;
  /** `'x' is undefined` */
  readonly message: string;
  /** What an inline `if` without `else` gives is an ordinary Undefined even here: it prints nothing, and is false. */
  readonly isLenient: boolean;

  constructor(message: string, isLenient = false) {
    this.message = message;
    this.isLenient = isLenient;
    this.typeName = `jinja2.runtime.${isLenient ? "Undefined" : "StrictUndefined"}`;
  }

  attribute(): PythonValue {
    return this.fail();
  }

  item(): PythonValue {
    return this.fail();
  }

  text(): { readonly ok: false; readonly message: string } {
    return { ok: false, message: this.message };
  }

  fail(): never {
    return raise("UndefinedError", this.message, this);
  }
}

export function undefinedName(name: string): UndefinedValue {
  return new UndefinedValue(`${quotedText(name)} is undefined`);
}

export function undefinedAttribute(object: PythonValue, name: string): UndefinedValue {
  return new UndefinedValue(`'${qualifiedTypeName(object)}' has no attribute ${quotedText(name)}`);
}

/** @param key as Python prints it */
export function undefinedElement(object: PythonValue, key: string): UndefinedValue {
  return new UndefinedValue(`${qualifiedTypeName(object)} has no element ${key}`);
}

/** Most operations of Python fail with the message of the first undefined operand. */
export function failIfUndefined(...values: readonly PythonValue[]): void {
  for (const value of values) if (value instanceof UndefinedValue) value.fail();
}

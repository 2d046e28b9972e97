// Methods of `str` that answer yes or no.
import { PYTHON_WHITESPACE } from "../../syntax/jinja/pythonWhitespace.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import { unsupported } from "./stopped.ts";

export const textQuestions: Readonly<Record<string, Operation<string>>> = {
  isalnum: question(/^[A-Za-z0-9]+$/),
  isalpha: question(/^[A-Za-z]+$/),
  isascii: operation("/", (text) => isAscii(text)),
  isdecimal: question(/^[0-9]+$/),
  isdigit: question(/^[0-9]+$/),
  islower: question(/^[^A-Z]*[a-z][^A-Z]*$/),
  isnumeric: question(/^[0-9]+$/),
  isspace: question(new RegExp(`^[${PYTHON_WHITESPACE}]+$`)),
  istitle: question(/^[^A-Za-z]*(?:[A-Z][a-z]*[^A-Za-z]+)*[A-Z][a-z]*[^A-Za-z]*$/),
  isupper: question(/^[^a-z]*[A-Z][^a-z]*$/),
};

function question(pattern: RegExp): Operation<string> {
  return operation("/", (text) => {
    if (!isAscii(text)) unsupported("the kind of a character that is not ASCII");
    return pattern.test(text);
  });
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

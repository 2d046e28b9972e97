import { test } from "node:test";
import { without } from "../../support/parts.ts";
import { assertScopes } from "./markedScopes.ts";

// VS Code brings the YAML grammar these stand on.
const skip = without("vscode");
const ioc = (marked: string): Promise<void> => assertScopes("source.ibek.ioc", marked);
const support = (marked: string): Promise<void> => assertScopes("source.ibek.support", marked);

test("in ioc.yaml the type of an entity shows module and model", { skip }, () =>
  ioc(`
entities:
^^^^^^^^ keyword.other.ibek
  - type: demo.controller # text
    ^^^^ keyword.other.ibek
          ^^^^ support.class.module.ibek
               ^^^^^^^^^^ entity.name.type.ibek
                          ^^^^^^ comment
    name: oven
    ^^^^ entity.name.tag.yaml !keyword
  - type: ibek.repeat
               ^^^^^^ keyword.control.ibek
`),
);

test("Jinja is coloured in quoted, plain and block text", { skip }, () =>
  ioc(`
ioc_name: "{{ _global.get_env('IOC_NAME') | upper }}"
           ^^ punctuation.section.embedded.begin.jinja
              ^^^^^^^ variable.language.jinja
                      ^^^^^^^ support.function.jinja
                              ^^^^^^^^^^ string.quoted.other.jinja
                                            ^^^^^ support.function.filter.jinja
plain: text {{ port.addr }}
               ^^^^ variable.other.jinja
                    ^^^^ variable.other.property.jinja
block: |
  {% if a %}b{% endif %}
     ^^ keyword.control.jinja
            ^ !meta.embedded
`),
);

test("Jinja without its end colours nothing below it", { skip }, () =>
  ioc(`
ioc_name: "{{ half"
               ^^^^ string.quoted.double !meta.embedded
description: x
^^^^^^^^^^^ keyword.other.ibek
`),
);

test("what ibek 2 knew and ibek 3 does not is marked", { skip }, () =>
  ioc(`
ioc_name: "{{ __utils__.get_env('IOC_NAME') }}"
              ^^^^^^^^^ invalid.deprecated
`),
);

test("in support YAML the words of the format and the kinds of parameter stand out", { skip }, () =>
  support(`
entity_models:
^^^^^^^^^^^^^ keyword.other.ibek
  - name: axis
    parameters:
    ^^^^^^^^^^ keyword.other.ibek
      controller: { type: object, description: x }
      ^^^^^^^^^^ !keyword
                          ^^^^^^ storage.type.parameter
      number:
        type: int
              ^^^ storage.type.parameter
    post_init:
      - when: first
              ^^^^^ storage.modifier
        value: cmd("{{controller}}", {{ number }})
                      ^^^^^^^^^^ variable.other.jinja
                                        ^^^^^^ variable.other.jinja
`),
);

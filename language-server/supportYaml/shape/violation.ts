import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlMap } from "../../syntax/yaml/yamlNode.ts";
import type { Span } from "../../text/span.ts";
import type { ObjectShape, Shape } from "./shape.ts";

/** Where the loaded file is not what ibek's models ask for; ibek refuses the file for each of them. */
export type Violation =
  | {
      readonly kind: "unknownKey";
      readonly span: Span;
      readonly field: Field;
      readonly map: YamlMap;
      readonly object: ObjectShape;
      /** The key that is not there and nearly has the name. */
      readonly meant: string | undefined;
      /** Known, but only since a later ibek than the one in use. */
      readonly since: string | undefined;
    }
  | {
      readonly kind: "missingKeys";
      readonly span: Span;
      readonly map: YamlMap;
      /** For people: `parameter \`P\``, `database`. */
      readonly title: string;
      readonly names: readonly string[];
      /** The mapping stands somewhere else: nothing can be added here. */
      readonly elsewhere: boolean;
    }
  /** What `<<` cannot merge. */
  | { readonly kind: "badMerge"; readonly span: Span; readonly message: string }
  /** Names must be text: `5:` is none. */
  | { readonly kind: "keyNotText"; readonly field: Field; readonly span: Span }
  | {
      readonly kind: "wrongValue";
      readonly span: Span;
      /** Of the value for people: `file`, `item of \`databases\``. */
      readonly title: string;
      readonly shape: Shape;
      readonly value: YamlContent | undefined;
      /** The value's text stands at `span` and may be changed there. */
      readonly isWritten: boolean;
    };

import type { CheckedText } from "../features/checkedText.ts";
import type { NamedText } from "../features/names.ts";
import type { RelatedFile } from "../features/relatedFiles.ts";
import type { RequestLine } from "../syntax/requestFile/requestFile.ts";

/** One version of a request file, before it is checked. */
export interface RequestModel {
  readonly text: string;
  readonly requests: readonly RequestLine[];
  /** Files that are included, by the name they are included with. */
  readonly included: ReadonlyMap<string, RelatedFile>;
}

export interface Request extends CheckedText, RequestModel {
  readonly named: NamedText;
}

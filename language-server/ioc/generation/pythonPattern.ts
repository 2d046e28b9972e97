// Python's `re.match` on the names of an entity's values, for the few constructs both languages read alike.

/** A group that is repeated, with a repetition in it, may take for ever. */
const PLAIN = /^(?:[\w .:;,<>=!@#%&~/-]|\\[dDwWsS.*+?^$()[\]{}|\\]|\[\^?[\w -]+\]|[.^$*+?|()]|\{\d+(?:,\d*)?\})*$/;
const REPEATED_GROUP = /\)(?:[*+?{])/;

export function pythonPattern(source: string): RegExp | "invalid" | "unsupported" {
  if (!PLAIN.test(source) || REPEATED_GROUP.test(source) || source.length > 200) return "unsupported";
  // Python refuses these, JavaScript some of them.
  if (/^[*+?]|[(|][*+?]|[*+?}][*+]|[*+}]\?[*+?]|\?\?[?*+]/.test(source)) {
    return /[*+?}]\+/.test(source) ? "unsupported" : "invalid";
  }
  try {
    return new RegExp(`^(?:${source})`, "u");
  } catch {
    return "invalid";
  }
}

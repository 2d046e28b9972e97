const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * What `!!binary` stands for, as pydantic makes text of it; undefined where ibek refuses it. Python's `binascii` reads
 * it: other characters are skipped, and nothing behind the padding counts.
 */
export function binaryText(text: string): string | undefined {
  if (!/^[\0-\x7f]*$/.test(text)) return undefined;
  let digits = "";
  let padding = 0;
  for (const character of text) {
    if (character === "=") {
      const place = digits.length % 4;
      if (place >= 2 && place + ++padding >= 4) return decoded(digits);
    } else if (ALPHABET.includes(character)) {
      digits += character;
      padding = 0;
    }
  }
  return digits.length % 4 === 0 ? decoded(digits) : undefined;
}

function decoded(digits: string): string | undefined {
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

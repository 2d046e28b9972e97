/**
 * How well a name fits what somebody types: its letters in their order, with others between them. Higher is better;
 * undefined for a name that does not have them.
 */
export function fuzzyScore(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  const at = text.indexOf(wanted);
  if (at >= 0) return (isWordStart(text, at) ? 3 : 2) - name.length / 1_000;
  let from = 0;
  let starts = 0;
  for (const letter of wanted) {
    const found = text.indexOf(letter, from);
    if (found < 0) return undefined;
    if (isWordStart(text, found)) starts++;
    from = found + letter.length;
  }
  return starts / wanted.length - name.length / 1_000;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

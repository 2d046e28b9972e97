// Does a command line end the IOC? By iocsh's own rules for words: see `Tokenize::split` of EPICS base's iocsh.cpp.

/** Commands that end the main shell, and with it the IOC. */
const STOPPING = new Set(["exit", "ecmcExit"]);
const SEPARATORS = new Set(" \t(),\r\n");
const REDIRECTIONS = new Set("<>");

/** The first word as iocsh sees it: quotes join and vanish, `\c` is `c`. */
function firstWord(line: string): string {
  let word = "";
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
      else word += character;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "\\") word += line.charAt((at += 1));
    else if (!SEPARATORS.has(character) && !REDIRECTIONS.has(character)) word += character;
    else if (word !== "" || REDIRECTIONS.has(character)) break;
  }
  return word;
}

export function isStoppingCommand(line: string): boolean {
  return STOPPING.has(firstWord(line));
}

/**
 * The same for a line as displayed, whose prompt is not known for sure: sites choose their own.
 * Asks once too often (`dbl > exit`) rather than once too seldom.
 */
export function endsInStoppingCommand(displayed: string): boolean {
  const ends = [...displayed.matchAll(/[>#$%\]]|[:?]\s/g)].map((match) => match.index + match[0].length);
  return [0, ...ends].some((end) => isStoppingCommand(displayed.slice(end)));
}

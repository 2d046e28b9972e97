import type { Range } from "vscode-languageserver-types";

export interface MadePort {
  /** `possible`: named by a line that may make it. */
  readonly kind: "made" | "possible";
  /** The command that makes it: `drvAsynIPPortConfigure`. */
  readonly command: string;
  /** Absolute path of the script the command is in. */
  readonly path: string;
  /** Of the name there. */
  readonly range: Range;
}

interface Layer {
  readonly ports: ReadonlyMap<string, MadePort>;
  readonly below: Layer | undefined;
}

/**
 * The asyn ports made before one line of a script. Immutable, since each line keeps its own; equally large layers are
 * merged, so that many ports cost neither a long search nor a copy of all of them each.
 */
export class MadePorts {
  static readonly none = new MadePorts(undefined);
  private readonly top: Layer | undefined;

  private constructor(top: Layer | undefined) {
    this.top = top;
  }

  with(name: string, port: MadePort): MadePorts {
    let ports: ReadonlyMap<string, MadePort> = new Map([[name, port]]);
    let below = this.top;
    for (; below !== undefined && below.ports.size <= ports.size; below = below.below)
      ports = new Map([...below.ports, ...ports]);
    return new MadePorts({ ports, below });
  }

  /** The latest one of this name. */
  lookup(name: string): MadePort | undefined {
    for (let layer = this.top; layer !== undefined; layer = layer.below) {
      const port = layer.ports.get(name);
      if (port !== undefined) return port;
    }
    return undefined;
  }

  /** Those that are made for sure; where there are more than `most`, mainly late ones. */
  made(most: number): ReadonlyMap<string, MadePort> {
    const made = new Map<string, MadePort>();
    for (let layer = this.top; layer !== undefined; layer = layer.below)
      for (const [name, port] of layer.ports) {
        if (made.size >= most) return made;
        if (port.kind === "made" && !made.has(name)) made.set(name, port);
      }
    return made;
  }
}

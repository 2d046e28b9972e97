import type { IocFile } from "../ioc/iocFile.ts";
import type { PlacedPiece } from "../syntax/yaml/yamlFile.ts";

/** The piece of the file that holds a place: an item of the list, or what is around them. */
export function pieceAt({ yaml }: IocFile, offset: number): PlacedPiece | undefined {
  const pieces = [...yaml.frames, ...(yaml.items ?? [])].filter(({ start }) => start <= offset);
  // A piece begins where the one before it ends.
  return pieces.reduce<PlacedPiece | undefined>(
    (best, each) => (best && best.start > each.start ? best : each),
    undefined,
  );
}

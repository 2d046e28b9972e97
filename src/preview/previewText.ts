import type { PreviewFile } from "../../language-server/protocol.ts";
import type { LatestPreview } from "./latestPreview.ts";
import type { PreviewFileName } from "./previewAddress.ts";

type Latest = Pick<LatestPreview, "files" | "refusal">;

/** What the document shows: the file to the byte; where there is none, one sentence why, as a comment of its language. */
export function previewText({ files, refusal }: Latest, name: PreviewFileName): string {
  if (files) return fileNamed(files, name)?.text ?? `# ${notWritten(name)}\n`;
  return refusal ? `# ${oneLine(refusal.why)}\n` : "";
}

export function fileNamed(files: readonly PreviewFile[] | undefined, name: PreviewFileName): PreviewFile | undefined {
  return files?.find((file) => file.name === name);
}

/** Beside the file's name where one is chosen: `24 lines`. */
export function previewSummary({ files }: Latest, name: PreviewFileName): string {
  if (!files) return "";
  const file = fileNamed(files, name);
  return file ? `${file.origins.length} lines` : notWritten(name);
}

export interface Banner {
  /** What is shown is from before. */
  readonly isStale: boolean;
  /** One line: `ibek refuses this file: …` */
  readonly why: string;
  /** The first place to look at; undefined where there is none. */
  readonly problem: { readonly line: number; readonly character: number } | undefined;
}

/** Undefined while the preview is what the ioc.yaml says now. */
export function banner({ files, refusal }: Latest): Banner | undefined {
  if (!refusal) return undefined;
  return { isStale: files !== undefined, why: oneLine(refusal.why), problem: refusal.at?.start };
}

/** As a code lens shows it as text: `$(P)` would be an icon there. */
export function withoutIcons(text: string): string {
  return text.replaceAll("$(", String.raw`\$(`);
}

function notWritten(name: PreviewFileName): string {
  return name === "wait_list.yaml"
    ? "not written: this IOC waits for nothing before it starts"
    : `not written for this IOC`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

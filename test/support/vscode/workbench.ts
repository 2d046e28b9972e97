// Drives a real VS Code as a person does: by what can be seen, clicked and typed.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { Parts } from "../parts.ts";
import { until } from "../parts/until.ts";
import { startBrowser } from "./browser.ts";
import { startVscodeServer, type VscodeServer, type VscodeServerOptions } from "./vscodeServer.ts";

export interface WorkbenchOptions extends VscodeServerOptions {
  /** Absolute folder to open. */
  readonly folder: string;
  /** Where `screenshot` writes; default: `out/screenshots`. */
  readonly screenshots?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Starts a server and a browser on it, and waits until the window can be used. Close it in `after`. */
export async function openWorkbench(
  vscode: NonNullable<Parts["vscode"]>,
  options: WorkbenchOptions,
): Promise<Workbench> {
  const server = await startVscodeServer(vscode, options);
  const browser = await startBrowser(vscode.chromium);
  const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
  await page.goto(server.url(options.folder));
  // The frame is there seconds before anything in it reacts.
  await page.locator(".activitybar .action-item").first().waitFor({ timeout: 60_000 });
  await page.locator(".statusbar-item").first().waitFor({ timeout: 60_000 });
  return new Workbench(page, browser, server, options.screenshots ?? path.resolve("out", "screenshots"));
}

/** What is asked of an element in the page, whose types Node does not have. */
interface DrawnLine {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

export class Workbench {
  /** For what has no method here. */
  readonly page: Page;
  readonly server: VscodeServer;
  readonly #browser: Browser;
  readonly #screenshots: string;

  constructor(page: Page, browser: Browser, server: VscodeServer, screenshots: string) {
    this.page = page;
    this.server = server;
    this.#browser = browser;
    this.#screenshots = screenshots;
  }

  /** Runs a command by its full title, as F1 shows it: `EPICS IOC: Open Console`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(`>${title}`);
    // “Start” is the beginning of other titles, and what was used last comes first.
    const whole = new RegExp(`^${title.replaceAll(/[^\w ]/g, String.raw`\$&`)}$`);
    const rows = this.page.locator(".quick-input-widget .quick-input-list .monaco-list-row");
    await rows
      .filter({ has: this.page.locator(".label-name", { hasText: whole }) })
      .first()
      .click();
  }

  /** Chooses the entry of the open quick pick that has this text. */
  async quickPick(text: string): Promise<void> {
    const rows = this.page.locator(".quick-input-widget .quick-input-list .monaco-list-row");
    await rows.filter({ hasText: text }).first().click();
  }

  /** Answers the open input box. */
  async quickInput(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(text);
    await input.press("Enter");
  }

  /** Opens a file of the workspace by a part of its path: `bl01t-ts-demo-01/config/ioc.yaml`. */
  async openFile(name: string): Promise<void> {
    const row = this.page
      .locator(".quick-input-widget .quick-input-list .monaco-list-row")
      .filter({ hasText: path.basename(name) })
      .first();
    // A file that was only just written may be missing in the list of files that an open box goes on filtering.
    await until(`${name} to be offered`, async () => {
      await this.page.keyboard.press("Control+P");
      const input = this.page.locator(".quick-input-widget input.input");
      await input.waitFor();
      await input.fill(name);
      const isThere = await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (!isThere) await this.page.keyboard.press("Escape");
      return isThere;
    });
    await row.click();
    await this.page
      .locator(".tab.active")
      .filter({ hasText: path.basename(name) })
      .waitFor();
  }

  /** Shows a view container by the label of its icon: `EPICS IOCs`. Does nothing when it is shown already. */
  async showViewContainer(label: string): Promise<void> {
    const icon = this.page
      .locator(".activitybar .action-item")
      .filter({ has: this.page.locator(`[aria-label^="${label}"]`) });
    const shown = (await icon.getAttribute("class"))?.includes("checked") === true;
    if (!shown) await icon.click();
  }

  /** Rows of the side bar's trees, by any part of their accessible label: `bl47p-ea-dcam-01, running`. */
  treeRow(label: string): Locator {
    return this.page.locator(`.sidebar .monaco-list-row[aria-label*="${label}"]`);
  }

  /** Accessible labels of all rows that are visible in the side bar now. */
  async treeRows(): Promise<readonly string[]> {
    const rows = await this.page.locator(".sidebar .monaco-list-row").all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute("aria-label")) ?? ""));
  }

  /** Chooses from a row's context menu: `contextMenu(workbench.treeRow("bl01t"), "Open Console")`. */
  async contextMenu(row: Locator, item: string): Promise<void> {
    await row.click({ button: "right" });
    const entry = this.page.locator(".monaco-menu .action-label").filter({ hasText: item }).first();
    await entry.waitFor();
    // A menu that has just opened takes no click yet: it may be the release of the button that opened it.
    while (await entry.isVisible()) {
      await entry.click({ timeout: 1000 }).catch(() => undefined);
      await this.page.waitForTimeout(150);
    }
  }

  /** Drags the side bar's border: rows of trees are cut at its width. */
  async widenSideBar(pixels: number): Promise<void> {
    const bar = await this.page.locator(".part.sidebar").boundingBox();
    if (!bar) throw new Error("the side bar is hidden");
    const [x, y] = [bar.x + bar.width, bar.y + bar.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** What the terminal in front shows, one line per row, trailing spaces cut. */
  async terminalText(): Promise<string> {
    const rows = await this.page.locator(".terminal-wrapper.active .xterm-rows > div").allInnerTexts();
    // xterm fills cells with no-break spaces.
    return rows
      .map((row) => row.replaceAll("\u00a0", " ").trimEnd())
      .join("\n")
      .trimEnd();
  }

  /** Types into the terminal in front, that of the panel if there is one in an editor too; `\n` is the Enter key. */
  async typeInTerminal(text: string): Promise<void> {
    await this.page.locator(".terminal-wrapper.active .xterm-screen").last().click();
    await this.page.keyboard.type(text);
  }

  /** Waits until the terminal in front shows the text. */
  async untilTerminalShows(text: string | RegExp, seconds = 30): Promise<void> {
    await this.#until(() => this.terminalText(), text, `the terminal to show ${String(text)}`, seconds);
  }

  /** The visible lines of the editor in front. */
  async editorText(): Promise<string> {
    const lines = this.page.locator(".editor-group-container.active .monaco-editor .view-line");
    // All at once: an editor that scrolls takes away the lines that were there when one began to read.
    const drawn = await lines.evaluateAll((elements: readonly DrawnLine[]) =>
      elements.map((line) => [line.getAttribute("style") ?? "", line.textContent ?? ""] as const),
    );
    // Lines are in the order in which they were drawn, not from top to bottom.
    const found = drawn.map(([style, text]) => ({
      top: Number(/top: *([\d.]+)/.exec(style)?.[1] ?? 0),
      text: text.replaceAll("\u00a0", " "),
    }));
    return found
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text)
      .join("\n");
  }

  async untilEditorShows(text: string | RegExp, seconds = 30): Promise<void> {
    await this.#until(() => this.editorText(), text, `the editor to show ${String(text)}`, seconds);
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    // What is pressed while an earlier input closes gets lost.
    const closed = (): Promise<void> => this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await closed();
    await this.page.keyboard.press("Control+G");
    await this.page.locator(".quick-input-widget input.input").waitFor();
    await this.quickInput(`:${line}:${column}`);
    await closed();
  }

  /** Waits for the cursor in a line, from 1. */
  async untilCursorIsAt(line: number): Promise<void> {
    await this.page
      .locator(".statusbar-item")
      .filter({ hasText: `Ln ${line},` })
      .waitFor();
  }

  /** Shows the hover at the cursor; its text. */
  async hover(): Promise<string> {
    await this.page.keyboard.press("Control+K");
    await this.page.keyboard.press("Control+I");
    const hover = this.page.locator(".monaco-editor .monaco-hover:not(.hidden)").first();
    await hover.waitFor();
    // Parts of a hover come one after the other.
    await this.page.waitForTimeout(500);
    return (await hover.innerText()).replaceAll("\u00a0", " ");
  }

  /** Rows of the list of suggestions, which is open or opened. */
  async suggestions(): Promise<readonly string[]> {
    const list = this.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    if (!(await list.first().isVisible())) await this.#pressUntil("Control+Space", list.first());
    await this.page.waitForTimeout(300);
    return list.allInnerTexts();
  }

  /** What the light bulb at the cursor or the selection offers; with a title, that is chosen. */
  async codeActions(chosen?: string): Promise<readonly string[]> {
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await this.#pressUntil("Control+.", rows.first());
    const titles = await rows.allInnerTexts();
    if (chosen !== undefined) await rows.filter({ hasText: chosen }).first().click();
    return titles;
  }

  /** Messages of the Problems view, shown for it. */
  async problems(): Promise<readonly string[]> {
    await this.runCommand("Problems: Focus on Problems View");
    const rows = this.page.locator(".markers-panel .monaco-list-row");
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Clicks a button of a modal dialog. */
  async dialogButton(label: string): Promise<void> {
    await this.page.locator(".monaco-dialog-box .monaco-button").filter({ hasText: label }).click();
  }

  /** Texts of the notifications shown now. */
  notifications(): Promise<readonly string[]> {
    return this.page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
  }

  /** Keeps a picture: `screenshot("tree")` → `tree.png`. */
  async screenshot(name: string): Promise<string> {
    await mkdir(this.#screenshots, { recursive: true });
    const file = path.join(this.#screenshots, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }

  /** An editor that is just told of a change takes no notice of a key that asks about it. */
  async #pressUntil(key: string, shown: Locator): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      await this.page.keyboard.press(key);
      const isShown = await shown.waitFor({ timeout: 2500 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
    }
    throw new Error(`${key} shows nothing`);
  }

  async #until(read: () => Promise<string>, wanted: string | RegExp, what: string, seconds: number): Promise<void> {
    const found = (text: string) => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text));
    const deadline = Date.now() + seconds * 1000;
    for (let text = await read(); !found(text); text = await read()) {
      if (Date.now() > deadline) throw new Error(`gave up waiting for ${what}; it shows:\n${text}`);
      await this.page.waitForTimeout(100);
    }
  }
}

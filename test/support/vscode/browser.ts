import { chromium, type Browser } from "playwright-core";

/** A headless browser that contacts nothing but the page it is given. */
export function startBrowser(executable: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly when?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings?: readonly { readonly command: string; readonly when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
  };
}

const text = readFileSync("package.json", "utf8");
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const whens = [
  ...Object.values(contributes.menus).flat(),
  ...(contributes.keybindings ?? []),
  ...contributes.viewsWelcome,
].map(({ when }) => when ?? "");
const source = globSync("src/**/*.ts")
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
const server = readFileSync("language-server/protocol.ts", "utf8");

function quotedIn(code: string, pattern: RegExp): readonly string[] {
  return [
    ...new Set([...code.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]))),
  ].sort();
}

describe("package.json and the code agree:", () => {
  const declared = contributes.commands.map(({ command }) => command).sort();
  // `epicsIoc.ioc.${verb}` stands for three.
  const verbs = ["start", "stop", "restart"].map((verb) => `epicsIoc.ioc.${verb}`);
  const registered = [
    ...quotedIn(source, /(?:\b(?:registerC|c)ommand\(|^)\s*"(epicsIoc\.\w+\.\w+)"(?=[,:])/gm),
    // Those the server's code lenses name, too.
    ...quotedIn(source, /\bregisterCommand\(\s*([A-Z_]+_COMMAND)\b/g).flatMap((constant) =>
      quotedIn(server, new RegExp(`${constant} = "([\\w.]+)"`, "g")),
    ),
    ...verbs,
  ].sort();

  test("every declared command is registered, every registered one declared", () => {
    assert.deepEqual(registered, declared);
  });

  test("every command has a title and the category EPICS IOC", () => {
    for (const { command, title, category } of contributes.commands) {
      assert.ok(title.length > 0 && category === "EPICS IOC", command);
    }
  });

  test("every declared view is created, every created one declared", () => {
    const views = Object.values(contributes.views)
      .flat()
      .map(({ id }) => id);
    assert.deepEqual(quotedIn(source, /createTreeView\(\s*"([\w.]+)"/g), views.sort());
  });

  test("every context key that is tested is set, every one set is tested", () => {
    const tested = quotedIn(whens.join("\n"), /\b(epicsIoc\.(?!iocs\b|contents\b)\w+)/g);
    const set = quotedIn(source, /"setContext",\s*"(epicsIoc\.\w+)"/g);
    assert.deepEqual(tested, set);
  });

  test("menus, keybindings, links and calls name declared commands only", () => {
    const fromMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    const fromKeys = (contributes.keybindings ?? []).map(({ command }) => command);
    const fromLinks = quotedIn(text, /\(command:(epicsIoc\.[\w.]+)/g);
    const fromCalls = quotedIn(source, /(?:command: |executeCommand\(\s*)"(epicsIoc\.[\w.]+)"/g);
    const known = new Set([
      ...declared,
      ...Object.values(contributes.views)
        .flat()
        .map(({ id }) => `${id}.focus`),
    ]);
    assert.deepEqual(
      [...fromMenus, ...fromKeys, ...fromLinks, ...fromCalls].filter((command) => !known.has(command)),
      [],
    );
  });

  test("every setting is read, every setting read is declared", () => {
    const settings = readFileSync("src/editor/settings.ts", "utf8");
    const read = quotedIn(settings, /\b(?:value|text|objects)\("([\w.]+)"\)/g).map((name) => `epicsIoc.${name}`);
    const server = readFileSync("language-server/settings.ts", "utf8");
    const asked = quotedIn(server, /\bsetting\(section, "([\w.]+)"\)/g).map((name) => `epicsIoc.${name}`);
    assert.deepEqual([...read, ...asked].sort(), Object.keys(contributes.configuration.properties).sort());
  });

  test("settings that decide what is run or contacted are ignored in an untrusted folder", () => {
    const harmless = [
      "epicsIoc.console.readOnly",
      "epicsIoc.ioc.definitions",
      "epicsIoc.ioc.ibekVersion",
      "epicsIoc.ioc.inlayHints",
      "epicsIoc.startupScript.baseVersion",
      "epicsIoc.rules",
    ];
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual([...restricted, ...harmless].sort(), Object.keys(contributes.configuration.properties).sort());
  });

  test("the server's languages are declared, and every file the manifest names is there", () => {
    const ids = contributes.languages.map(({ id }) => id);
    for (const id of quotedIn(server, /"((?:ibek|epics)-[a-z]+)"/g)) assert.ok(ids.includes(id), id);
    const files = [
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...quotedIn(text, /"(media\/[\w./-]+)"/g),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(file)),
      [],
    );
  });

  test("the types are those of the oldest VS Code we run in", () => {
    assert.equal(manifest.devDependencies["@types/vscode"], manifest.engines.vscode.replace(/^\^/, ""));
  });
});

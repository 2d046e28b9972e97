// The architecture, as rules: `docs/architecture.md` says why. A file that reaches somewhere it may not fails `npm run check`.
const EDITOR = ["node_modules/(@types/vscode|vscode-languageclient)/", "^vscode$"];
const LSP_CONNECTION = ["node_modules/(vscode-languageserver|vscode-jsonrpc)/"];
const CLIENT_LIBRARIES = ["node_modules/(@kubernetes|dockerode|docker-modem|ws|@types/(dockerode|ws))/"];
const SERVER_PURE =
  "^language-server/(text|syntax|catalogue|ioc|features|iocYaml|supportYaml|startupScript|database|substitutions|dbd|streamProtocol|requestFile)/";
const CAPABILITY = "(explorer|terminals|logs|deployment|devContainers|languageClient|preview|iocContents)";
const LANGUAGE = "(iocYaml|supportYaml|startupScript|database|substitutions|dbd|streamProtocol|requestFile)";
const ADAPTER = "(/|^)(register|view|commands)\\.ts$";

module.exports = {
  forbidden: [
    {
      name: "core-stands-alone",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: "^(src|language-server)/", pathNot: "^src/core/" },
    },
    {
      name: "core-does-no-io",
      severity: "error",
      from: { path: "^src/core/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?path(/posix)?$" },
    },
    {
      name: "core-needs-no-package",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: ["node_modules/", "^vscode$"] },
    },
    {
      name: "ioc-output-is-pure",
      severity: "error",
      from: { path: "^src/iocOutput/" },
      to: { path: ["^src/(?!core/|iocOutput/)", "node_modules/", "^vscode$"] },
    },
    {
      name: "ioc-output-does-no-io",
      severity: "error",
      from: { path: "^src/iocOutput/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "processes-see-only-core",
      severity: "error",
      from: { path: "^src/processes/" },
      to: { path: [...EDITOR, "^src/(?!core/|processes/)"] },
    },
    {
      name: "only-processes-starts-processes",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/processes/" },
      to: { path: "^(node:)?child_process$" },
    },
    {
      name: "repository-sees-core-and-processes",
      severity: "error",
      from: { path: "^src/servicesRepository/" },
      to: { path: [...EDITOR, "^src/(?!core/|processes/|servicesRepository/)"] },
    },
    {
      name: "runtimes-have-no-editor",
      severity: "error",
      from: { path: "^src/runtimes/" },
      to: { path: [...EDITOR, "^src/(?!core/|processes/|runtimes/)"] },
    },
    {
      name: "runtimes-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/runtimes/([^/]+)/" },
      to: { path: "^src/runtimes/[^/]+/", pathNot: "^src/runtimes/$1/" },
    },
    {
      name: "only-runtimes-use-client-libraries",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/runtimes/" },
      to: { path: CLIENT_LIBRARIES },
    },
    {
      name: "editor-knows-no-capability",
      severity: "error",
      from: { path: "^src/editor/" },
      to: { path: "^src/(?!core/|editor/)" },
    },
    {
      name: "capabilities-do-not-know-each-other",
      severity: "error",
      from: { path: `^src/${CAPABILITY}/` },
      to: { path: `^src/${CAPABILITY}/`, pathNot: "^src/$1/" },
    },
    {
      name: "only-named-adapters-touch-the-editor",
      severity: "error",
      from: { path: "^src/(explorer|terminals|logs|deployment|devContainers|preview|iocContents)/", pathNot: ADAPTER },
      to: { path: [...EDITOR, "^src/editor/"] },
    },
    {
      name: "only-the-root-chooses-runtimes",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(extension\\.ts$|runtimes/)" },
      to: { path: "^src/runtimes/" },
    },
    {
      name: "client-sees-only-the-protocol",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^language-server/", pathNot: "^language-server/protocol\\.ts$" },
    },
    {
      name: "server-never-sees-the-client",
      severity: "error",
      from: { path: "^language-server/" },
      to: { path: ["^src/(?!core/imageReference\\.ts$)", ...EDITOR] },
    },
    {
      name: "pure-server-code-does-no-io",
      severity: "error",
      from: { path: SERVER_PURE },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?path(/posix)?$" },
    },
    {
      name: "one-file-speaks-lsp",
      severity: "error",
      from: { path: "^language-server/", pathNot: "^language-server/server\\.ts$" },
      to: { path: LSP_CONNECTION },
    },
    {
      name: "yaml-is-parsed-in-syntax-only",
      severity: "error",
      from: { path: "^language-server/", pathNot: "^language-server/syntax/" },
      to: { path: "node_modules/yaml/" },
    },
    {
      name: "syntax-stands-on-text",
      severity: "error",
      from: { path: "^language-server/(text|syntax)/" },
      to: { path: "^language-server/(?!text/|syntax/)" },
    },
    {
      name: "catalogue-stands-on-syntax",
      severity: "error",
      from: { path: "^language-server/catalogue/" },
      to: { path: "^language-server/(?!text/|syntax/|catalogue/|workspace\\.ts)" },
    },
    {
      name: "ioc-model-knows-no-language",
      severity: "error",
      from: { path: "^language-server/ioc/" },
      to: { path: "^language-server/(?!text/|syntax/|catalogue/|ioc/|workspace\\.ts)" },
    },
    {
      name: "languages-do-not-know-each-other",
      severity: "error",
      from: { path: `^language-server/${LANGUAGE}/` },
      to: { path: `^language-server/${LANGUAGE}/`, pathNot: "^language-server/$1/" },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^(src|language-server)/" },
      to: { path: "^test/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^vscode$" } },
  ],
  options: {
    tsPreCompilationDeps: true, // type-only imports count too
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "node", "import", "require", "default"],
    },
  },
};

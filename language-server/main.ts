#!/usr/bin/env node
// VS Code starts it with `--node-ipc`, other editors with `--stdio`.
import { startServer } from "./server.ts";

startServer();

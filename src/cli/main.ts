#!/usr/bin/env node
import { tuneEngine } from './tune-engine.ts';

// Before anything else is loaded, which is a good part of a short run.
tuneEngine();
const { run } = await import('./run.ts');

// A reader such as `head` may close the pipe before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  hasColors: process.stdout.hasColors?.() ?? Boolean(process.env['FORCE_COLOR']),
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  progress: process.stderr.isTTY ? process.stderr : undefined,
});

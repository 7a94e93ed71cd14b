#!/usr/bin/env node
import { run } from './run.ts';
import { tuneCompiler } from './tune-compiler.ts';

tuneCompiler();

// A reader such as `head` may close the pipe before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = run(process.argv.slice(2), {
  cwd: process.cwd(),
  hasColors: process.stdout.hasColors?.() ?? Boolean(process.env['FORCE_COLOR']),
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  progress: process.stderr.isTTY ? process.stderr : undefined,
});

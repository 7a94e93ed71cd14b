import { readFileSync, statSync } from 'node:fs';

/** What tells that a file or folder is still the one that was read. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
}

/** `undefined` when there is nothing at the path, or nothing that we may look at. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat && { size: stat.size, modified: stat.mtimeMs };
  } catch {
    return undefined;
  }
}

export function isSameStamp(a: Stamp | undefined, b: Stamp | undefined): boolean {
  return a?.size === b?.size && a?.modified === b?.modified;
}

/** `skipped`: nobody wrote this file by hand, or it has gone since it was listed. */
export type Reading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The text of a source file, without a byte order mark. */
export function readText(path: string, size: number, maxFileSize: number): Reading {
  if (size > maxFileSize) return { kind: 'failed', reason: `larger than ${megabytes(maxFileSize)} MB` };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return isGone(error) ? { kind: 'skipped' } : { kind: 'failed', reason: reasonOf(error) };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isBundle(text) ? { kind: 'skipped' } : { kind: 'text', text };
  } catch {
    return { kind: 'failed', reason: 'not UTF-8 text' };
  }
}

const bundleSize = 50_000;
const bundleLine = 5_000;

/** A large file that starts with one very long line was written by a bundler. */
function isBundle(text: string): boolean {
  if (text.length <= bundleSize) return false;
  const firstBreak = text.indexOf('\n');
  return firstBreak === -1 || firstBreak > bundleLine;
}

function megabytes(size: number): string {
  return String(Math.round((size / 1024 / 1024) * 100) / 100);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'does not exist',
  ENOTDIR: 'not a folder',
  EISDIR: 'a folder',
  ELOOP: 'a ring of symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'name too long',
};

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether the file on disk has this very text, a byte order mark aside. An unreadable file has not. */
export function holdsOnDisk(path: string, text: string): boolean {
  try {
    const bytes = readFileSync(path);
    return bytes.toString('utf8').replace(/^\uFEFF/, '') === text;
  } catch {
    return false;
  }
}

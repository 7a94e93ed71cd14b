import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with files of its own, which goes when the block that holds it with `using` ends. */
export interface ProjectOnDisk extends Disposable {
  readonly root: string;
  /** Absolute path of a file in it. */
  path(file: string): string;
  write(file: string, text: string | Uint8Array): void;
}

export function projectOnDisk(files: Readonly<Record<string, string | Uint8Array | object>>): ProjectOnDisk {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'shared-state-')));
  chmodSync(root, 0o755);
  const path = (file: string): string => join(root, file);
  const write = (file: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  for (const [file, content] of Object.entries(files)) {
    write(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  }
  return { root, path, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

/** The superuser may read everything, so a test becomes nobody for a moment. */
export function withoutPrivileges<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

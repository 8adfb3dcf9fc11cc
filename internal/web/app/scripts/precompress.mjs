// Writes a .gz beside every built text file: the server sends those as they are.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = new URL('../../dist', import.meta.url).pathname;

for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|svg|json|webmanifest)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const raw = await readFile(path);
  if (raw.length < 1024) continue;
  await writeFile(`${path}.gz`, gzipSync(raw, { level: 9 }));
}

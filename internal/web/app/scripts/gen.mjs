// Makes src/api/schema.d.ts from the API's OpenAPI document. Without the document the committed types stay as they are.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const document = process.env.PRAXIS_OPENAPI
  ? new URL(`file://${process.env.PRAXIS_OPENAPI}`)
  : new URL('../../../../api/openapi.yaml', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);

if (!existsSync(document)) {
  console.warn('gen: no api/openapi.yaml; keeping src/api/schema.d.ts');
  process.exit(0);
}

const made = astToString(await openapiTS(document))
  // paths are named below the prefix, whichever way the document writes them
  .replace(/^( {4})"\/api\/v1\//gm, '$1"/');
const text = `/** Made from the OpenAPI document by \`npm run gen\`. Not to be edited. */\n${made}`;

const now = existsSync(target) ? await readFile(target, 'utf8') : '';
if (now !== text) await writeFile(target, text);

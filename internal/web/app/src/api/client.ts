import createClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { Problem, problemFrom } from './problem';
import type { components, paths } from './schema';

type Schemas = components['schemas'];

/** A type of the API by its name in the OpenAPI document: `Schema<'Branch'>`. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];

const listeners = new Set<(problem: Problem) => void>();

/** Calls back on every failed request, whoever made it; returns what stops it. */
export function onProblem(listener: (problem: Problem) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(problem: Problem): Problem {
  for (const listener of listeners) listener(problem);
  return problem;
}

const problems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw tell(await problemFrom(response));
  },
  onError: ({ error }) => (error instanceof DOMException && error.name === 'AbortError' ? error : tell(new Problem(0))),
};

/** The API below /api/v1, typed. A failed request throws a Problem. */
export const client = createClient<paths>({
  baseUrl: '/api/v1',
  fetch: (request) => fetch(request),
});
client.use(problems);

/** The same as hooks: `api.useQuery('get', '/branches')`, `api.useMutation('post', '/branches')`. */
export const api = createQueryHooks(client);

/** The header that makes a repeated create harmless. Make the key once per thing to create, not per try. */
export function idempotency(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** The header an edit needs: the version that was read. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

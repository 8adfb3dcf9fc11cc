/** One thing wrong with what was sent, at a JSON pointer into it. */
export interface FieldFault {
  pointer: string;
  code: string;
  detail: string;
}

interface ProblemBody {
  status?: number;
  code?: string;
  detail?: string;
  instance?: string;
  errors?: FieldFault[];
}

/**
 * Every failed request is thrown as one of these: an RFC 9457 problem the server sent, or `network` where none came.
 * The words for people come from `useProblemText`, by `code`.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** The server's sentence, English; shown only where a code has no translation. */
  readonly detail: string;
  readonly requestId: string;
  readonly fields: FieldFault[];
  /** Further members of the problem: `conflicts`, `nearest`, `attempts_left`. */
  readonly extra: Record<string, unknown>;
  /** Seconds to wait before the next try, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: ProblemBody & Record<string, unknown> = {}, retryAfter?: number) {
    super(body.code ?? `http.${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'network' : status >= 500 ? 'internal' : `http.${status}`);
    this.detail = body.detail ?? '';
    this.requestId = body.instance ?? '';
    this.fields = body.errors ?? [];
    this.extra = body;
    this.retryAfter = retryAfter;
  }

  /** Whether the request never got an answer. */
  get offline(): boolean {
    return this.status === 0;
  }
}

/** Reads the problem out of a failed answer; one that is no problem document keeps its status. */
export async function problemFrom(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : undefined;
  try {
    return new Problem(response.status, await response.clone().json(), retryAfter);
  } catch {
    return new Problem(response.status, {}, retryAfter);
  }
}

/** Turns whatever was thrown into a Problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem(0);
  return new Problem(500, { code: 'internal' });
}

/** Whether `error` is the problem with this code. */
export function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code;
}

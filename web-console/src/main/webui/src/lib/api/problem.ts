/** A refusal as the services write it, RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string | undefined;
  requestId?: string | undefined;
  [extension: string]: unknown;
}

const TYPE_PREFIX = 'urn:modelmarket:problem:';

/** An answer that was not a success. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** The short name of the type, such as `model-rejected`. */
  get kind(): string {
    return kindOf(this.problem.type);
  }

  /** Whether the person has to sign in (again). A refused API key says nothing of the person. */
  get needsSignIn(): boolean {
    return this.problem.status === 499 || (this.problem.status === 401 && !this.kind.startsWith('key-'));
  }
}

export function kindOf(type: string): string {
  return type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : type.slice(type.lastIndexOf('#') + 1);
}

/** Reads a refusal; anything that is not a problem document becomes one that says what is known. */
export function problemFrom(status: number, body: string, requestId?: string | null): Problem {
  const parsed = parse(body);
  return {
    ...parsed,
    type: typeof parsed.type === 'string' ? parsed.type : 'about:blank',
    title: typeof parsed.title === 'string' ? parsed.title : '',
    status,
    detail: typeof parsed.detail === 'string' ? parsed.detail : undefined,
    requestId: typeof parsed.requestId === 'string' ? parsed.requestId : (requestId ?? undefined),
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The problem behind anything thrown: a failed connection has no document of its own. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return { type: 'urn:modelmarket:problem:offline', title: '', status: 0 };
}

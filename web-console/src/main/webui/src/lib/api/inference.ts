import { PAGE_HEADER } from './client';
import { ProblemError, problemFrom } from './problem';

export const PLATFORM_API = '/api/platform-api';

/** An output of a model as JSON has it. */
export interface AnsweredTensor {
  name: string;
  datatype: string;
  shape: number[];
  data: unknown[];
}

export interface Answer {
  version: string | undefined;
  outputs: AnsweredTensor[];
  /** From sending to the last byte, as this browser saw it. */
  millis: number;
  requestId: string | undefined;
}

/** Calls a model, by its name in the protocol, with a key as a program would. A refusal is thrown as elsewhere. */
export async function infer(model: string, key: string, request: string): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${PLATFORM_API}/v2/models/${encodeURIComponent(model)}/infer`, {
    method: 'POST',
    headers: { ...PAGE_HEADER, 'Content-Type': 'application/json', 'X-API-Key': key },
    body: request,
  });
  const text = await response.text();
  const millis = performance.now() - begun;
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  if (!response.ok) {
    throw new ProblemError(problemFrom(response.status, text, requestId));
  }
  const answer = JSON.parse(text) as { model_version?: string; outputs?: AnsweredTensor[] };
  return { version: answer.model_version, outputs: answer.outputs ?? [], millis, requestId };
}

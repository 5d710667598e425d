import { PAGE_HEADER } from './client';
import { ProblemError, problemFrom } from './problem';

/** A file a service has made, and what it calls it. */
export interface FetchedFile {
  name: string | undefined;
  content: Blob;
}

/** Fetches a file in a language; a refusal is thrown as elsewhere. */
export async function fetchFile(address: string, language: string): Promise<FetchedFile> {
  const response = await fetch(address, { headers: { ...PAGE_HEADER, 'Accept-Language': language } });
  if (!response.ok) {
    throw new ProblemError(problemFrom(response.status, await response.text(), response.headers.get('X-Request-Id')));
  }
  return { name: fileName(response.headers.get('Content-Disposition')), content: await response.blob() };
}

/** The name in `attachment; filename="..."`. */
export function fileName(disposition: string | null): string | undefined {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1];
}

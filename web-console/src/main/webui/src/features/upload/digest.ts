import type { DigestNews } from './digest.worker';

/** The file's SHA-256 in hex, computed beside the page in pieces: the file is never held in memory. */
export function digestOf(file: File, onRead: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = (event: MessageEvent<DigestNews>) => {
      const news = event.data;
      if ('read' in news) {
        onRead(news.read);
      } else if ('sha256' in news) {
        resolve(news.sha256);
      } else {
        reject(new Error(news.failed));
      }
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** A digest in hex as the Content-Digest header wants it (RFC 9530). */
export function contentDigest(hex: string): string {
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return `sha-256=:${btoa(String.fromCharCode(...bytes))}:`;
}

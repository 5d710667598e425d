import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What the worker tells while it reads, and at the end. */
export type DigestNews = { read: number } | { sha256: string } | { failed: string };

async function digest(file: File): Promise<void> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    hash.update(value);
    read += value.length;
    tell({ read });
  }
  tell({ sha256: bytesToHex(hash.digest()) });
}

function tell(news: DigestNews): void {
  globalThis.postMessage(news);
}

globalThis.onmessage = (event: MessageEvent<File>) => {
  digest(event.data).catch((error: unknown) => tell({ failed: String(error) }));
};

import { PAGE_HEADER, TENANT_SERVICE } from '@/lib/api/client';
import { ProblemError, problemFrom } from '@/lib/api/problem';
import type { ReleaseFile } from '@/lib/api/shapes';
import { contentDigest } from './digest';

/** Where the file goes. */
export interface Target {
  tenant: string;
  model: string;
  version: string;
}

interface Upload {
  target: Target;
  file: File;
  sha256: string;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

/** Sends the file. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function send({ target, file, sha256, onSent, signal }: Upload): Promise<ReleaseFile> {
  const request = new XMLHttpRequest();
  const sent = new Promise<ReleaseFile>((resolve, reject) => {
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as ReleaseFile);
      } else {
        reject(
          new ProblemError(problemFrom(request.status, request.responseText, request.getResponseHeader('X-Request-Id'))),
        );
      }
    };
    request.onerror = () => reject(new TypeError('The connection broke off.'));
    request.onabort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.open('PUT', address(target));
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Content-Digest', contentDigest(sha256));
  for (const [name, value] of Object.entries(PAGE_HEADER)) {
    request.setRequestHeader(name, value);
  }
  request.send(file);
  return sent;
}

function address({ tenant, model, version }: Target): string {
  const [t, m, v] = [tenant, model, version].map(encodeURIComponent);
  return `${TENANT_SERVICE}/v1/tenants/${t}/models/${m}/releases/${v}/files/model.onnx`;
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReleaseFile } from '@/lib/api/shapes';
import { digestOf } from './digest';
import { type Progress, rateOf, secondsLeft } from './progress';
import { send, type Target } from './transfer';

/** Where an upload stands. */
export type UploadState =
  | { phase: 'idle' }
  | { phase: 'hashing'; done: number; total: number }
  | { phase: 'sending'; done: number; total: number; sha256: string; rate?: number | undefined; left?: number | undefined }
  | { phase: 'done'; sha256: string; file: ReleaseFile }
  | { phase: 'failed'; error: unknown };

/** One upload at a time: the checksum first, then the bytes with it, so that the service refuses what got damaged. */
export function useUpload(target: Target) {
  const [state, setState] = useState<UploadState>({ phase: 'idle' });
  const running = useRef<AbortController>(undefined);
  const { tenant, model, version } = target;

  const cancel = useCallback(() => {
    running.current?.abort(new DOMException('Cancelled', 'AbortError'));
    running.current = undefined;
    setState({ phase: 'idle' });
  }, []);

  useEffect(() => () => running.current?.abort(new DOMException('Left', 'AbortError')), []);

  const start = useCallback(
    async (file: File) => {
      running.current?.abort(new DOMException('Replaced', 'AbortError'));
      const controller = new AbortController();
      running.current = controller;
      const tell = (next: UploadState) => {
        if (running.current === controller) {
          setState(next);
        }
      };
      try {
        tell({ phase: 'hashing', done: 0, total: file.size });
        const sha256 = await digestOf(file, (done) => tell({ phase: 'hashing', done, total: file.size }), controller.signal);
        const startedAt = Date.now();
        const sent = (done: number) => {
          const progress: Progress = { done: Math.min(done, file.size), total: file.size, startedAt, now: Date.now() };
          tell({ phase: 'sending', ...progress, sha256, rate: rateOf(progress), left: secondsLeft(progress) });
        };
        sent(0);
        const stored = await send({ target: { tenant, model, version }, file, sha256, onSent: sent, signal: controller.signal });
        tell({ phase: 'done', sha256, file: stored });
      } catch (error) {
        if (!controller.signal.aborted) {
          tell({ phase: 'failed', error });
        }
      }
    },
    [tenant, model, version],
  );

  return { state, start, cancel };
}

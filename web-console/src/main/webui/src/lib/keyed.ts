import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useState } from 'react';

/** What a person is about to have done once, however often they press: its name changes when it has been done. */
class Attempt {
  name: string = crypto.randomUUID();

  done(): void {
    this.name = crypto.randomUUID();
  }
}

type Keyed<T, V> = Omit<UseMutationOptions<T, Error, V>, 'mutationFn'> & {
  /** Sends what the attempt is named for; see `keyed` of the client. */
  mutationFn: (variables: V, attempt: string) => Promise<T>;
};

/**
 * A mutation that creates or books something. A second press after an answer that was lost, a broken connection or a
 * refusal sends the same Idempotency-Key for the same request, so that the service does it once.
 */
export function useKeyedMutation<T, V = void>({ mutationFn, ...options }: Keyed<T, V>) {
  const [attempt] = useState(() => new Attempt());
  return useMutation<T, Error, V>({
    ...options,
    mutationFn: async (variables) => {
      const answer = await mutationFn(variables, attempt.name);
      attempt.done();
      return answer;
    },
  });
}

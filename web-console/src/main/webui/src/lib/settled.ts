import { useEffect, useState } from 'react';

const TYPING_MILLIS = 300;

/** The value once it has not changed for a moment, so that not every key is a request. It is one that JSON can say. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify({ value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled((JSON.parse(text) as { value: T }).value), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

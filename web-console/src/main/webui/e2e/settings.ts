import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Who signs in: MARKET_E2E_<WHO>_USER and MARKET_E2E_<WHO>_PASSWORD, or MARKET_E2E_PASSWORD for everybody. */
export function person(who: 'partner' | 'operator' | 'consumer' | 'finance' | 'secondFinance') {
  const names = { partner: 'alice', operator: 'olga', consumer: 'carla', finance: 'fiona', secondFinance: 'felix' } as const;
  const prefix = `MARKET_E2E_${who.replace('F', '_F').toUpperCase()}`;
  const password = process.env[`${prefix}_PASSWORD`] ?? process.env.MARKET_E2E_PASSWORD;
  if (!password) {
    throw new Error(`set ${prefix}_PASSWORD to the password of ${names[who]}`);
  }
  return { user: process.env[`${prefix}_USER`] ?? names[who], password };
}

/** The ONNX file that is uploaded: MARKET_E2E_MODEL, or the sample the project ships. */
export function modelFile(): string {
  const file =
    process.env.MARKET_E2E_MODEL ??
    fileURLToPath(new URL('../../../../../deploy/samples/digits/model.onnx', import.meta.url));
  if (!existsSync(file)) {
    throw new Error(`set MARKET_E2E_MODEL to an ONNX file; there is none at ${file}`);
  }
  return file;
}

/** A call of the sample model, as JSON. */
export function sampleCall(): string {
  return readFileSync(new URL('../../../../../deploy/samples/digits/request.json', import.meta.url), 'utf8');
}

/** Where programs call models. */
export const API_URL = process.env.MARKET_API_URL ?? 'http://127.0.0.1:8000';

/** Where pictures of every screen go, when somebody wants to look at them. */
export const PICTURES = process.env.MARKET_E2E_PICTURES;

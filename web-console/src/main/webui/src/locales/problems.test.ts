import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kindOf } from '@/lib/api/problem';
import en from './en';
import zh from './zh-CN';

/** The services' own lists, as they stand in their sources. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../../..');
const source = (path: string) => readFileSync(resolve(root, path), 'utf8');

const types = [...source('contracts/src/main/java/io/modelmarket/contracts/problem/ProblemType.java').matchAll(/^ {4}[A-Z_]+\("([^"]+)",/gm)]
  .map(([, type = '']) => (type.includes(':') ? type : `urn:modelmarket:problem:${type}`))
  .map(kindOf);
const faults = [...source('service-kit/src/main/java/io/modelmarket/kit/problem/FieldFault.java').matchAll(/^ {4}([A-Z_]+)[,;]$/gm)].map(
  ([, name = '']) => name.toLowerCase(),
);

/** Why something was not done, as billing says it for programs, and where its words are. */
const codes = (path: string) =>
  [...source(`billing/src/main/java/io/modelmarket/billing/${path}.java`).matchAll(/^ {4}([A-Z_]+)(?:\(|,|;)/gm)].map(([, name = '']) => name);
const reasons = [
  ['payout/OmissionReason', (words: typeof en) => words.settlements.omissions],
  ['report/job/ReportFailure', (words: typeof en) => words.reportJobs.failures],
  ['close/CloseFailureCode', (words: typeof en) => words.finance.failures.codes],
] as const;

describe.each([
  ['English', en],
  ['Chinese', zh],
])('in %s', (_, words) => {
  it('each problem that a service may answer with has a title and what to do', () => {
    expect(types.length).toBeGreaterThan(30);
    expect(types.filter((type) => !(type in words.problems))).toEqual([]);
    expect(types.filter((type) => !(type in words.problemAdvice))).toEqual([]);
  });

  it('there is nothing of a problem that no service has', () => {
    const ours = ['offline', 'page-failed'];
    expect(Object.keys(words.problemAdvice).filter((type) => !types.includes(type))).toEqual(ours);
  });

  it('each reason that billing gives for what it left out has its words', () => {
    for (const [path, of] of reasons) {
      expect(codes(path).length).toBeGreaterThan(3);
      expect(Object.keys(of(words)).toSorted()).toEqual(codes(path).toSorted());
    }
  });

  it('each fault of a field has its words', () => {
    expect(faults.length).toBeGreaterThan(5);
    expect(faults.filter((fault) => !(fault in words.faults))).toEqual([]);
  });
});

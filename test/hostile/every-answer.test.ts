import { expect } from '@open-wc/testing';
import { isUncertain } from '../../src/store/backend-operation.js';
import { eventually } from '../support/browser/eventually.js';
import { attempts, changedId, worldOf, type Attempt } from '../support/hostile/attempts.js';
import type { ApiOperation, BodyForm, Failure } from '../support/hostile/failure.js';
import { HostileCell } from '../support/hostile/hostile-cell.js';

/**
 * What each request ends with, whatever is answered: the code of the error, or `done`. A line is an answer, a cell is
 * what it means to one kind of action. `foreign` stands for four answers that are not the API's: other JSON, a page, no
 * body, half of the right one. In `done` lines the API did what was asked, although the answer does not say so.
 */
const table = `
answer           | read             | create           | create phone     | verify code      | verify push-notification | verify recovery-code | verify password  | verify passkey   | rename           | channel          | remove
2xx right        | done             | done             | done             | done             | done                     | done                 | done             | -                | done             | done             | done
2xx foreign      | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | -
2xx foreign done | -                | -                | -                | invalid_response | invalid_response         | invalid_response     | invalid_response | -                | done             | done             | done
204 foreign      | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | -
3xx right        | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
3xx foreign      | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
400 right        | unknown          | unknown          | invalid_input    | invalid_code     | authorization_pending    | enrollment_expired   | password_refused | invalid_input    | invalid_input    | unknown          | unknown
400 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
401 right        | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized             | unauthorized         | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized
401 foreign      | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized             | unauthorized         | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized
402 right        | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
402 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
403 right        | forbidden        | forbidden        | forbidden        | forbidden        | forbidden                | forbidden            | forbidden        | forbidden        | forbidden        | forbidden        | forbidden
403 foreign      | forbidden        | forbidden        | forbidden        | forbidden        | forbidden                | forbidden            | forbidden        | forbidden        | forbidden        | forbidden        | forbidden
404 right        | misconfigured    | misconfigured    | misconfigured    | enrollment_expired | enrollment_expired     | enrollment_expired   | enrollment_expired | enrollment_expired | not_found    | not_found        | done
404 foreign      | misconfigured    | misconfigured    | misconfigured    | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
409 right        | unknown          | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | unsupported_by_backend | removal_refused
409 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
405 right        | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
405 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
415 right        | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
415 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
418 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
422 right        | unknown          | unknown          | invalid_input    | invalid_code     | authorization_pending    | enrollment_expired   | password_refused | invalid_input    | invalid_input    | unknown          | unknown
422 foreign      | unknown          | unknown          | unknown          | unknown          | unknown                  | unknown              | unknown          | unknown          | unknown          | unknown          | unknown
429 right        | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited             | rate_limited         | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited
429 foreign      | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited             | rate_limited         | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited
5xx right        | server_error     | server_error     | server_error     | server_error     | server_error             | server_error         | server_error     | server_error     | server_error     | server_error     | server_error
5xx foreign      | server_error     | server_error     | server_error     | server_error     | server_error             | server_error         | server_error     | server_error     | server_error     | server_error     | server_error
500 right done   | -                | -                | -                | server_error     | server_error             | server_error         | server_error     | -                | done             | done             | done
503 foreign done | -                | -                | -                | server_error     | server_error             | server_error         | server_error     | -                | done             | done             | done
hidden 429       | network          | network          | network          | network          | network                  | network              | network          | network          | network          | network          | network
hidden 500       | network          | network          | network          | network          | network                  | network              | network          | network          | network          | network          | network
redirect here    | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
redirect away    | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
cut before       | network          | network          | network          | network          | network                  | network              | network          | network          | network          | network          | network
cut after done   | -                | -                | -                | network          | network                  | network              | network          | -                | done             | done             | done
cut within       | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response         | invalid_response     | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
cut within done  | -                | -                | -                | invalid_response | invalid_response         | invalid_response     | invalid_response | -                | done             | done             | done
slow             | done             | done             | done             | done             | done                     | done                 | done             | -                | done             | done             | done
`;

const foreign: readonly BodyForm[] = ['wrong', 'html', 'empty', 'truncated'];
const statusesOf: Readonly<Record<string, readonly number[]>> = {
  '2xx': [200, 201, 202],
  '3xx': [301, 303, 308],
  '405': [405, 410, 413],
  '5xx': [500, 502, 503, 504],
};

/** Every answer that a line of the table stands for. */
function failuresOf(line: string): readonly (readonly [name: string, failure: Failure])[] {
  const [first = '', second = '', third] = line.split(' ');
  const done = line.endsWith('done');
  switch (first) {
    case 'slow':
      return [[line, { kind: 'slow', head: 20, body: 20 }]];
    case 'cut':
      return [[line, { kind: 'cut', when: second as 'before' | 'after' | 'within', done }]];
    case 'hidden':
      return [[line, { kind: 'answer', status: Number(second), body: 'right', hidden: true }]];
    case 'redirect':
      return [301, 302, 303, 307, 308].map((status) => [
        `${line} ${status}`,
        { kind: 'redirect', status, to: second === 'here' ? 'same-origin' : 'other-origin' },
      ]);
    default: {
      const bodies: readonly BodyForm[] = second === 'foreign' ? foreign : ['right'];
      return (statusesOf[first] ?? [Number(first)]).flatMap((status) =>
        bodies.map((body) => [
          `${status} ${body} ${third ?? ''}`.trim(),
          { kind: 'answer', status, body, done },
        ]),
      );
    }
  }
}

interface TableCell {
  readonly answer: string;
  readonly failure: Failure;
  readonly attempt: Attempt;
  readonly expected: string;
}

/** The column that an action belongs to. */
function columnOf({ name }: Attempt): string {
  if (/^(list|reload|factors)$/.test(name)) return 'read';
  if (/^verify (totp|phone)$/.test(name)) return 'verify code';
  return name.startsWith('create') && name !== 'create phone' ? 'create' : name;
}

const [head = [], ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

function cellsOf([line = '', ...expectations]: readonly string[]): readonly TableCell[] {
  return failuresOf(line).flatMap(([answer, failure]) =>
    attempts.flatMap((attempt): readonly TableCell[] => {
      const expected = expectations[head.indexOf(columnOf(attempt)) - 1] ?? '';
      return expected === '-' ? [] : [{ answer, failure, attempt, expected }];
    }),
  );
}

/** Browsers send a request again, once for each connection that had worked before, when one breaks: all are cut. */
const timesCut = 99;

/** The method of the requests that change something. */
const writing: Readonly<Partial<Record<ApiOperation, string>>> = {
  create: 'POST',
  verify: 'POST',
  update: 'PATCH',
  remove: 'DELETE',
};

/** Does what a cell says. Resolves to everything that is wrong with it. */
async function problemsOf({ answer, failure, attempt, expected }: TableCell): Promise<readonly string[]> {
  const isCut = failure.kind === 'cut';
  const { operation, after = 0 } = attempt;
  const cell = await HostileCell.open({ operation, failure, after, times: isCut ? timesCut : 1 });
  const world = worldOf(cell, new AbortController().signal);
  const error = await attempt.run(world);
  await eventually(() => expect(world.store.snapshot?.awaitsFactors).to.not.equal(true));
  const { requests, landed, methods } = await cell.record();
  const { store, reported } = world;
  const problems: string[] = [];
  const check = (isRight: boolean, problem: string): void => {
    if (!isRight) problems.push(`${answer}, ${attempt.name}: ${problem}`);
  };

  const problem = operation === 'factors' ? store.snapshot?.problems[0] : error;
  const ending = problem?.code ?? 'done';
  check(ending === expected, `${ending} instead of ${expected} (${problem?.message})`);
  check(landed.length === 0, `followed to ${landed.join()}`);
  check(operation !== 'factors' || store.state.status === 'ready', 'the list is not shown');
  check(
    reported.every((told) => told.code === ending || (ending === 'done' && isUncertain(told))),
    `reported as ${reported.map(({ code }) => code).join()}`,
  );

  const method = writing[operation];
  const writes = requests.filter((request) => request.split(' ')[0] === method).length;
  const first = operation === 'verify' ? 1 : 0;
  if (method && !isCut) check(writes === 1 + first, `${writes} writes`);

  // What is shown is what is true, unless nobody knows; then it is as it was.
  const isThere = methods.some(({ id }) => id === changedId);
  const isShown = store.methods.some(({ id }) => id === changedId);
  if (operation === 'remove') {
    const isTold = ending === 'done' && answer !== '404 right';
    check(isShown === (ending !== 'done'), isShown ? 'is shown' : 'is not shown');
    check(!isTold || !isThere, 'is shown as removed, and is there');
    if (reported.some(isUncertain)) check(requests.at(-1)?.startsWith('GET') === true, 'is not looked up');
  }
  return problems;
}

describe('every request of the API, whatever is answered', () => {
  const all = lines.map((line) => ({ line: line[0] ?? '', cells: cellsOf(line) }));

  it('is tried with at least 600 answers', () => {
    expect(all.flatMap(({ cells }) => cells).length).to.be.at.least(600);
  });

  for (const { line, cells } of all) {
    it(`${line}: ${cells.length} cells`, async () => {
      const waiting = [...cells];
      const problems: string[] = [];
      const work = async (): Promise<void> => {
        for (let cell = waiting.shift(); cell; cell = waiting.shift())
          problems.push(...(await problemsOf(cell)));
      };
      await Promise.all(Array.from({ length: 8 }, work));
      expect(problems, problems.join('\n')).to.deep.equal([]);
    });
  }
});

import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { COMMAND_ERRORS } from '#shared/contract/errors';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { explainProblem, problemOf } from './problem.ts';

describe('problemOf', () => {
  it('takes what is no answer of the engine for a connection that was cut', () => {
    expect(problemOf(new Error('there is no connection to the engine')).code).toBe('NO_CONNECTION');
    expect(problemOf(undefined).code).toBe('NO_CONNECTION');
  });

  it.each(Object.keys(COMMAND_ERRORS))('knows %s by its code', code => {
    expect(problemOf(new ORPCError(code)).code).toBe(code);
  });

  it('keeps the engine’s own sentence only where it says more than the code', () => {
    expect(problemOf(new ORPCError('TAKEN', { message: COMMAND_ERRORS.TAKEN.message })).detail).toBe('');
    expect(problemOf(new ORPCError('TAKEN', { message: 'Bar left is there.' })).detail).toBe(
      'Bar left is there.',
    );
    expect(problemOf(new ORPCError('BAD_REQUEST', { message: 'Input validation failed' })).detail).toBe('');
  });

  it('says why a display does not answer, with what was observed', () => {
    const why = { code: 'connection-refused', detail: 'ECONNREFUSED' };
    expect(problemOf(new ORPCError('UNREACHABLE', { data: why }))).toEqual({
      code: 'UNREACHABLE',
      why,
      detail: 'ECONNREFUSED',
    });
    expect(problemOf(new ORPCError('UNREACHABLE', { data: { code: 'unheard-of' } })).why).toBeUndefined();
  });

  it('has a word for an error that nobody foresaw, and keeps its text for the technician', () => {
    const problem = problemOf(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'disk I/O' }));
    expect(problem).toEqual({ code: 'FAILED', detail: 'INTERNAL_SERVER_ERROR: disk I/O' });
  });
});

describe('explainProblem', () => {
  it('prefers the reason of a display, then the words of the page, then those that fit every command', () => {
    const why = { code: 'no-answer', detail: '' } as const;
    const words = { TAKEN: { what: 'There are two of them.', todo: 'Choose.' } };
    expect(explainProblem({ code: 'UNREACHABLE', why, detail: '' }, en, words).what).toBe(
      en.operator.why['no-answer'].what,
    );
    expect(explainProblem({ code: 'TAKEN', detail: '' }, en, words).what).toBe('There are two of them.');
    expect(explainProblem({ code: 'DISK', detail: '' }, es, words)).toEqual(es.operator.problems.of.DISK);
  });
});

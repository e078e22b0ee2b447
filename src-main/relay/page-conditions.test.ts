import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { acceptsGzip, namesTag } from './page-conditions.ts';

describe('who takes gzip', () => {
  it.each(['gzip', 'gzip, deflate, br', 'deflate , GZIP;q=0.5', '*', 'br;q=1, *;q=0.1', 'x-gzip'])(
    '%s',
    header => {
      expect(acceptsGzip(header)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'identity',
    'br',
    'gzip;q=0',
    'gzip;q=0.0, *',
    '*;q=0',
    'gzipped',
    'gzip;q=nonsense',
  ])('not %s', header => {
    expect(acceptsGzip(header)).toBe(false);
  });
});

describe('who has the file already', () => {
  it.each(['"a"', 'W/"a"', '"b", "a"', '*', '"b" , W/"a"'])('%s names it', header => {
    expect(namesTag(header, '"a"')).toBe(true);
  });

  it.each([undefined, '', '"b"', 'a', '"a-gzip"'])('%s does not', header => {
    expect(namesTag(header, '"a"')).toBe(false);
  });
});

test('no header breaks it', () => {
  fc.assert(
    fc.property(fc.string(), header => {
      expect(typeof acceptsGzip(header)).toBe('boolean');
      expect(typeof namesTag(header, '"a"')).toBe('boolean');
    }),
  );
});

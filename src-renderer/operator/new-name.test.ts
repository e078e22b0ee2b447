import { describe, expect, it } from 'vitest';
import { newName } from './new-name.ts';

describe('a new name', () => {
  it('is what was typed, without what nobody sees', () => {
    expect(newName('  Bar left ', 'P3A')).toBe('Bar left');
    expect(newName('x'.repeat(80), 'P3A')).toHaveLength(60);
  });

  it('is none when nothing or the present one was typed', () => {
    expect(newName('   ', 'P3A')).toBeUndefined();
    expect(newName('P3A ', 'P3A')).toBeUndefined();
  });
});

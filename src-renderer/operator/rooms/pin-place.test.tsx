import { afterEach, expect, it, vi } from 'vitest';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup } from '../displays/test-kit/StillOperator.tsx';
import { PinPart } from './PinPart.tsx';
import { goToPin, PIN_PLACE } from './pin-place.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('leads to the part of the page that shows the PIN, with the keyboard', () => {
  const place = { scrollIntoView: vi.fn(), focus: vi.fn() };
  vi.stubGlobal('document', { getElementById: (id: string) => (id === PIN_PLACE ? place : null) });
  goToPin();
  expect(place.scrollIntoView).toHaveBeenCalledOnce();
  expect(place.focus).toHaveBeenCalledOnce();
});

it('is there, and can take the keyboard', () => {
  const html = markup(<PinPart room={exampleRoom({ pin: '4711' })} />, exampleState());
  expect(html).toContain(`id="${PIN_PLACE}"`);
  expect(html).toContain('tabindex="-1"');
});

it('is nowhere on a page without it, and that is no error', () => {
  vi.stubGlobal('document', { getElementById: () => null });
  expect(goToPin).not.toThrow();
});

import { describe, expect, it } from 'vitest';
import { exampleDisplay, exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { nativeTexts } from './native-texts.ts';
import { type TrayFacts, trayItems } from './tray-items.ts';

function menuOf(facts: Partial<TrayFacts> = {}, language: 'en' | 'es' = 'en') {
  const done: unknown[] = [];
  const items = trayItems({ ...exampleState(), ...facts }, nativeTexts(language), {
    open: () => done.push('open'),
    copy: text => done.push(['copy', text]),
    setBlackout: dark => done.push(['blackout', dark]),
    quit: () => done.push('quit'),
  });
  const press = (label: RegExp) => {
    const item = items.find(one => label.test(one.label ?? ''));
    // What Electron hands over is of no use to any of them.
    (item?.click as (() => void) | undefined)?.();
    return item;
  };
  return { labels: items.flatMap(({ label }) => label ?? []), press, done };
}

describe('the menu of the tray', () => {
  it('says which room is on the wall, where guests go and how the displays are', () => {
    const displays = [
      exampleDisplay(),
      exampleDisplay({ health: 'dark' }),
      exampleDisplay({ routed: false }),
    ];
    expect(menuOf({ displays }).labels).toEqual([
      'Open Lienzo',
      'Room K7QMXD',
      'Copy http://192.168.1.20:8790/r/K7QMXD',
      'Displays: 1 live, 1 dark',
      'Blackout',
      'Quit Lienzo',
    ]);
    expect(menuOf({ room: exampleRoom({ name: 'Bar' }) }, 'es').labels).toContain('Sala K7QMXD · Bar');
    expect(menuOf().labels).toContain('No display is fed');
  });

  it('opens the window, copies the address and quits', () => {
    const { press, done } = menuOf();
    press(/^Open/);
    press(/^Copy/);
    press(/^Quit/);
    expect(done).toEqual(['open', ['copy', 'http://192.168.1.20:8790/r/K7QMXD'], 'quit']);
  });

  it.each([
    ['live', false, true],
    ['frozen', false, true],
    ['dark', true, false],
  ] as const)('switches blackout from %s', (panic, checked, dark) => {
    const { press, done } = menuOf({ panic });
    expect(press(/^Blackout/)?.checked).toBe(checked);
    expect(done).toEqual([['blackout', dark]]);
  });
});

import { describe, expect, it } from 'vitest';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const state = exampleState({
  network: {
    choice: 'wlan0',
    fixed: false,
    networks: [
      { name: 'wlan0', address: '192.168.1.20' },
      { name: 'eth0', address: '10.0.0.7' },
    ],
  },
});
const page = (other: Partial<typeof state> = {}) => read(<SettingsPage />, { ...state, ...other });

describe('the Settings page', () => {
  it('names every network that may be chosen, and marks the chosen one', () => {
    expect(page()).toMatch(
      /This machine only .* The network wlan0 .*192\.168\.1\.20.* The network eth0 .* Every/,
    );
    const checked = markup(<SettingsPage />, state).match(
      /<label class="choice"><input[^>]*checked.*?<\/label>/gs,
    );
    expect(checked).toHaveLength(1);
    expect(checked?.[0]).toContain('The network wlan0');
  });

  it('does not offer what was settled on the command line', () => {
    const text = page({ network: { ...state.network, fixed: true } });
    expect(text).toContain('cannot be changed here');
    expect(text).not.toContain('The network wlan0');
  });

  it('keeps the operator’s token out of sight until it is asked for', () => {
    expect(markup(<SettingsPage />, state)).not.toContain('token=example');
    expect(page()).toContain('Show the address Make a new token');
  });

  it('says the guests’ address before any other', () => {
    expect(page().match(/http:\S+/)?.[0]).toBe('http://192.168.1.20:8790/r/K7QMXD');
  });

  it('R1 gives TouchDesigner the PIN of a room that asks for one, and says where it goes', () => {
    expect(page()).not.toContain('key=');
    const asked = page({ room: exampleRoom({ pin: '4711' }) });
    expect(asked).toContain('192.168.1.20/?room=K7QMXD&amp;role=td&amp;key=4711');
    expect(asked).toContain('on the component it goes into Key');
  });

  it('lets both fields of TouchDesigner be copied', () => {
    expect(markup(<SettingsPage />, state).match(/aria-label="Copy it: Network \w+"/g)).toEqual([
      'aria-label="Copy it: Network Address"',
      'aria-label="Copy it: Network Port"',
    ]);
  });

  it('says where pictures are kept, and every key', () => {
    expect(page()).toContain('Folder /gallery');
    expect(page()).toMatch(
      /Pages Alt\+1 … Alt\+6 QR card for guests F7 Keep the picture of the wall Ctrl\+S/,
    );
    expect(page({ language: 'es' })).toContain('Tarjeta QR para invitados');
  });
});

import { describe, expect, it } from 'vitest';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { BLACK, bench, GREEN, ID, newest, paint, RED, WHITE } from './test-kit/sender-bench.ts';
import { TestPanel } from './test-kit/test-panel.ts';
import { colourOf } from './test-kit/test-source.ts';

describe('StreamSender in a panic', () => {
  it('frozen: keeps the last picture and takes no new one; live: shows the present one at once', async () => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    b.sender.setPanic('frozen');
    paint(b, RED);
    b.clock.advance(1_000);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(1);
    expect(b.sender.wants).toBe('nothing');
    b.sender.setPanic('live');
    expect(await newest(b, 2)).toEqual(RED);
  });

  it('S4 dark: black leaves at once, also when the display owes acknowledgements, and stays', async () => {
    const b = await bench();
    await newest(b, 1);
    for (const frames of [2, 3]) {
      paint(b, RED);
      await newest(b, frames);
    }
    paint(b, GREEN);
    b.sender.setPanic('dark');
    expect(await newest(b, 4)).toEqual(BLACK);
    expect(readImageHeader(b.panel.jpegs[3] ?? Buffer.alloc(0))).toMatchObject({
      width: 720,
      height: 720,
      jpeg: { baseline: true, components: 3, subsampling: '4:2:0', bits: 8 },
    });
    paint(b, GREEN);
    b.panel.show(4);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(4);
    b.sender.setPanic('live');
    expect(await newest(b, 5)).toEqual(GREEN);
  });

  it('dark: nothing that was being encoded slips out after the black', async () => {
    let finish: ((late: Buffer) => void) | undefined;
    const encodes = new EncodeTable({
      encoder: (pixels, { quality }) =>
        pixels.data[0] === 0 ? encodeJpeg(pixels, { quality }) : new Promise(resolve => (finish = resolve)),
    });
    const b = await bench({ encodes });
    await until(() => expect(finish).toBeDefined());
    b.sender.setPanic('dark');
    finish?.(Buffer.from('late'));
    expect(await newest(b, 1)).toEqual(BLACK);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(1);
  });

  it.each([
    ['dark', BLACK],
    ['frozen', WHITE],
  ] as const)('S8 %s: a display that returns shows what the panic wants', async (panic, colour) => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    b.sender.setPanic(panic);
    paint(b, RED);
    await until(() => expect(b.panel.messages).toHaveLength(panic === 'dark' ? 2 : 1));
    await b.panel.vanish();
    await until(() => expect(b.sender.state.kind).toBe('retrying'));
    const back = await TestPanel.start({ port: b.panel.port });
    b.clock.advance(3_000);
    await until(() => expect(back.jpegs).toHaveLength(1));
    expect(await colourOf(back.jpegs[0] ?? Buffer.alloc(0))).toEqual(colour);
  });

  it('takes no latency from the black', async () => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    b.sender.setPanic('dark');
    await newest(b, 2);
    await b.panel.roundTrip();
    expect(b.metrics.lightMs(ID)).toBeUndefined();
  });
});

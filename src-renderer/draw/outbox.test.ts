import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { Outbox } from './outbox.ts';
import { ArrayKeeper } from './relay-double.test-support.ts';

const command = (number: number): Command => ({
  kind: 'clear',
  id: `command-${String(number).padStart(4, '0')}`,
});
const ids = (commands: readonly Command[]) => commands.map(({ id }) => id);

describe('Outbox', () => {
  it('A5: what an earlier page left goes before what was drawn since, each once', async () => {
    const keeper = new ArrayKeeper();
    keeper.kept = [command(1), command(2)];
    const outbox = new Outbox(keeper);
    const restored = outbox.restore();
    outbox.add(command(3));
    await restored;
    expect(ids(outbox.waiting)).toEqual(ids([command(1), command(2), command(3)]));
  });

  it('hands each command out once a connection', () => {
    const outbox = new Outbox(new ArrayKeeper());
    outbox.add(command(1));
    expect(outbox.takeSendable()).toHaveLength(1);
    expect(outbox.takeSendable()).toHaveLength(0);
    outbox.connectionLost();
    expect(outbox.takeSendable()).toHaveLength(1);
  });

  it('does not know a receipt of somebody else’s command', () => {
    expect(new Outbox(new ArrayKeeper()).settle('command-0001')).toBeUndefined();
  });

  it('A5: whatever happens to the line, every command is sent in order and none is lost', () => {
    const step = fc.constantFrom('add', 'send', 'answer', 'cut');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const keeper = new ArrayKeeper();
        const outbox = new Outbox(keeper);
        const given: string[] = [];
        const answered: string[] = [];
        let onTheWay: string[] = [];
        for (const kind of steps) {
          if (kind === 'add') {
            const added = command(given.length);
            given.push(added.id);
            outbox.add(added);
          } else if (kind === 'send') {
            onTheWay.push(...ids(outbox.takeSendable()));
          } else if (kind === 'answer') {
            const id = onTheWay.shift();
            if (id !== undefined && outbox.settle(id)) answered.push(id);
          } else {
            outbox.connectionLost();
            onTheWay = [];
          }
        }
        expect([...answered, ...ids(outbox.waiting)]).toEqual(given);
        expect(ids(keeper.kept)).toEqual(ids(outbox.waiting));
      }),
    );
  });
});

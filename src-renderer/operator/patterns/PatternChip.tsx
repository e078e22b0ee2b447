import { IconX } from '@tabler/icons-react';
import type { PatternLease } from '#shared/contract/pattern';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useNow } from '../operator.ts';
import { leftMs } from './leases.ts';
import './patterns.css';

/** On a display's picture: which test pattern covers its route and for how long; ends it. */
export function PatternChip({
  display: { id, name },
  lease,
}: {
  display: DisplayState;
  lease: PatternLease;
}) {
  const texts = useStrings().operator.patterns;
  const format = useFormat();
  const left = leftMs(lease.untilMs, useNow(250));
  const { run } = useCommand();
  return (
    <span className="chip chip--pattern state--info">
      {texts.chip(texts.names[lease.pattern].name, format.duration(left))}
      <button
        type="button"
        className="chip__end"
        aria-label={texts.endOne(name)}
        onClick={() => void run(client => client.patterns.end({ targets: [{ display: id }] }))}
      >
        <IconX size={14} stroke={2.4} />
      </button>
    </span>
  );
}

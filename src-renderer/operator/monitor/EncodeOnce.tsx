import type { AppState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';

/** How many pictures are made a second, and how many leave. */
export type Making = Pick<AppState, 'encodesPerSecond' | 'passedPerSecond' | 'fpsOut'>;

/** Whether one encode serves many displays: what is made beside what leaves. */
export function EncodeOnce({ making }: { making: Making }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const rate = (value: number) => format.number(value, value < 10 ? 1 : 0);
  const { encodesPerSecond, passedPerSecond, fpsOut } = making;
  return (
    <p className="overview__making" title={monitor.encodeOnceTitle}>
      {monitor.encodeOnce(rate(encodesPerSecond), rate(passedPerSecond), rate(fpsOut))}
    </p>
  );
}

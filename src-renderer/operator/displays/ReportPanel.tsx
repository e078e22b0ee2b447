import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { wholeSeconds } from '../whole-seconds.ts';
import { type Fact, reportFacts, sendingFacts } from './facts.ts';

/** What is sent to the display, and what it reports of itself; what it does not report is left out. `now`: epoch ms. */
export function ReportPanel({ display, now }: { display: DisplayState; now: number }) {
  const strings = useStrings();
  const format = useFormat();
  const { displays } = strings.operator;
  const { report } = display;
  return (
    <section className="panel display-report">
      <h3 className="panel__title">{displays.sending}</h3>
      <Facts facts={sendingFacts(display, strings, format)} />
      <h3 className="panel__title">
        {displays.report}
        {report && (
          <span className="display-report__age">
            {' · '}
            {displays.reportAge(format.duration(wholeSeconds(now - report.atMs)))}
          </span>
        )}
      </h3>
      {report ? (
        <Facts facts={reportFacts(report, strings, format)} />
      ) : (
        <p className="form-hint">{displays.noReport}</p>
      )}
    </section>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="display-facts">
      {facts.map(({ name, value, code }) => (
        <div key={name} className="display-facts__one">
          <dt>{name}</dt>
          <dd className={code ? 'display-facts__code' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

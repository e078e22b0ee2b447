import type { Why } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';

/** What is wrong with the source of a route, over the picture that stays. */
export function SourceTrouble({ problem }: { problem: Why }) {
  const { why, wall } = useStrings().operator;
  const { what, todo } = why[problem.code];
  return (
    <div className="trouble trouble--beside trouble--stale" role="status">
      <p className="trouble__what">{what}</p>
      <p className="trouble__todo">
        {wall.sources.problemSince} {todo}
      </p>
      {problem.detail && <p className="trouble__small">{wall.observed(problem.detail)}</p>}
    </div>
  );
}

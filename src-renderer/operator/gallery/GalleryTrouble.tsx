import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useEngineState, useNow } from '../operator.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import './gallery.css';

/** Says that pictures cannot be kept: since when, why, how many wait and how many are lost. Nothing while all is well. */
export function GalleryTrouble() {
  const { gallery, wall, problems } = useStrings().operator;
  const format = useFormat();
  const problem = useEngineState(state => state.gallery.problem);
  const now = useNow(1_000);
  if (!problem) return null;
  const { what, todo } = gallery.problems[problem.code];
  return (
    <div className="gallery-trouble" role="alert">
      <p className="gallery-trouble__what">{what}</p>
      <p>{todo}</p>
      <p>
        {gallery.waiting(problem.waiting)} {problem.lost > 0 && gallery.lost(problem.lost)}
      </p>
      <p className="gallery-trouble__small">
        {/* Read out once, not every second. */}
        <span aria-live="off">{wall.since(format.duration(wholeSeconds(now - problem.since)))}</span>
        {problem.detail && ` · ${problems.detail(problem.detail)}`}
      </p>
    </div>
  );
}

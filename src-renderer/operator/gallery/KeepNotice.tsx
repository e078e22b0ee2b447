import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useKeep } from './use-keep.ts';
import './keep.css';

/** What became of the picture that was to be kept, over every page: the key works on all of them. */
export function KeepNotice() {
  const { gallery } = useStrings().operator;
  const keep = useKeep();
  const news = useStore(keep, state => state.news);
  return (
    <div className="keep-notice" role="status">
      {news?.kind === 'keeping' && <p className="keep-notice__text">{gallery.keeping}</p>}
      {news?.kind === 'kept' && (
        <p className="keep-notice__text keep-notice__text--kept">{gallery.kept(news.room)}</p>
      )}
      {news?.kind === 'failed' && (
        <ProblemNote
          problem={news.problem}
          words={gallery.keepWords}
          onDismiss={() => keep.getState().dismiss()}
        />
      )}
    </div>
  );
}

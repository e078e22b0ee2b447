import { useStrings } from '../../i18n/operator-strings.ts';
import { explainProblem, type Problem, type ProblemWords } from './problem.ts';
import './problem-note.css';

interface ProblemNoteProps {
  /** Nothing is shown while there is none. */
  readonly problem: Problem | undefined;
  /** Words that fit this very command better. */
  readonly words?: ProblemWords;
  readonly onDismiss?: () => void;
}

/** Says, where a command was given, that it came to nothing: what happened and what to do. */
export function ProblemNote({ problem, words, onDismiss }: ProblemNoteProps) {
  const strings = useStrings();
  if (!problem) return null;
  const { what, todo } = explainProblem(problem, strings, words);
  const { problems } = strings.operator;
  return (
    <div className="problem" role="alert">
      <div className="problem__text">
        <p className="problem__what">{what}</p>
        <p>{todo}</p>
        {problem.detail && <p className="problem__detail">{problems.detail(problem.detail)}</p>}
      </div>
      {onDismiss && (
        <button type="button" className="problem__dismiss" aria-label={problems.dismiss} onClick={onDismiss}>
          ✕
        </button>
      )}
    </div>
  );
}

import { inGroups } from './invitation.ts';
import './groups.css';

/** A code or PIN, written in groups; selected and copied as one. */
export function Groups({ characters }: { characters: string }) {
  return (
    <span className="groups">
      {inGroups(characters).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a group is what it is.
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}

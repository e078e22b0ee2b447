import type { Strings } from '../../i18n/en.ts';
import type { Way } from './measures.ts';

export function wayWord(way: Way, { monitor }: Pick<Strings['operator'], 'monitor'>): string {
  return way === 'light' ? monitor.wholeWay : monitor.stages[way];
}

/** What a failing thing says: what it is, and what a person can do about it. */
export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

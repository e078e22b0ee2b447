/** What the machine's own desktop can do for the engine; `serve` has none. */
export interface Desktop {
  openFolder(path: string): Promise<void>;
}

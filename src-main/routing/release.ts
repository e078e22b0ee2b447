/** What makes the frames of a wall leave together. */
export interface Release {
  /**
   * The tile of a display is encoded. Calls `go` when the tiles of all that take part have come, or when those that are missing have
   * had their time; at once for a display that takes no part. Of one sequence each tile goes at most once. Returns how to withdraw.
   */
  arrived(display: string, sequence: number, go: () => void): () => void;
}

/**
 * Commands on one stream take turns within this process. They could only overtake each other, be decided again and, on a
 * busy stream, give up; commands on different streams still run side by side.
 */
export class StreamTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `task` when every earlier task of this stream has ended, however it ended. */
  take<Result>(stream: string, task: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(stream) ?? Promise.resolve()).then(task, task);
    this.#last.set(stream, turn);
    const leave = (): void => {
      if (this.#last.get(stream) === turn) this.#last.delete(stream);
    };
    turn.then(leave, leave);
    return turn;
  }
}

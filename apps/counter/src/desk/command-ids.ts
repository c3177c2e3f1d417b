/**
 * The ids of commands that have not been answered. When the server stays silent and the person presses
 * again in the same state, the same command goes out under the same id, so that it happens once.
 */
import type { CommandInput } from '@giliran/protocol';

export class CommandIds {
  private readonly newId: () => string;
  private readonly open = new Map<string, string>();
  private revision = -1;

  constructor(newId: () => string) {
    this.newId = newId;
  }

  /** The id for this command, meant at this revision of the counter. */
  idFor(command: CommandInput, revision: number): string {
    if (revision !== this.revision) this.open.clear();
    this.revision = revision;
    const key = JSON.stringify(command);
    const id = this.open.get(key) ?? this.newId();
    this.open.set(key, id);
    return id;
  }

  /** The server has given its answer, yes or no: the next press is a new command. */
  answered(command: CommandInput): void {
    this.open.delete(JSON.stringify(command));
  }
}

/** From a request to the queue's one door and back: a refusal ends the request. */
import type { Command, CommandId, CommandResult } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import type { ApiParts } from './api.ts';
import { askerOf, idempotencyKeyOf, originOfRequest } from './asking.ts';
import { Refused } from './problem.ts';

/** `commandId`: where it need not be the request's Idempotency-Key. */
export type Perform = (
  request: FastifyRequest,
  command: Command,
  commandId?: CommandId,
) => Promise<CommandResult>;

export const performing =
  ({ access, queue, onCommand }: Pick<ApiParts, 'access' | 'queue' | 'onCommand'>): Perform =>
  async (request, command, given) => {
    const actor = askerOf(request, access);
    const commandId = given ?? idempotencyKeyOf(request);
    const began = performance.now();
    const outcome = await queue.execute(actor, commandId, command, { origin: originOfRequest(request) });
    onCommand(command.type, outcome.ok ? 'done' : outcome.error.code, (performance.now() - began) / 1000);
    if (!outcome.ok) throw new Refused(outcome.error);
    return outcome.value;
  };

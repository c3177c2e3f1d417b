/** A display as far as its voice goes: says each call and each notice once, and tells so as it begins. */
import type { LiveClient } from '@giliran/client';
import type { CommandInput, ZoneId } from '@giliran/protocol';

/** `onSpoken` hears what is being said and the command that tells the server so. */
export function speak(
  client: LiveClient,
  zoneId: ZoneId,
  onSpoken: (what: string, told: CommandInput) => void,
): void {
  const said = new Set<string>();
  const once = (what: string, told: CommandInput): void => {
    if (said.has(what)) return;
    said.add(what);
    onSpoken(what, told);
  };
  const look = (): void => {
    const { view, fresh } = client.current<'display'>({ kind: 'display', zoneId });
    const connection = client.connection();
    if (!view || !fresh || connection.status !== 'online') return;
    if (view.speaker?.connectionId !== connection.who.connectionId) return;
    for (const { callId } of view.pending) once(callId, { type: 'call.announced', callId });
    for (const { noticeId } of view.notices) once(noticeId, { type: 'notice.announced', noticeId });
  };
  client.watch({ kind: 'display', zoneId }, look);
  client.onConnection(look);
}

/** From an event of the log to what a webhook is told. */
import { unreachable, type LoggedEvent, type Localized, type WebhookTopic } from '@giliran/protocol';

export interface WebhookMessage {
  readonly topic: WebhookTopic;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Told = Extract<
  LoggedEvent['event'],
  {
    type:
      | 'alertBegan'
      | 'alertAcknowledged'
      | 'alertEnded'
      | 'emergencyDeclared'
      | 'emergencyEnded'
      | 'conditionChanged';
  }
>;

const eventTypes: Readonly<Record<WebhookTopic, readonly Told['type'][]>> = {
  alerts: ['alertBegan', 'alertAcknowledged', 'alertEnded'],
  emergency: ['emergencyDeclared', 'emergencyEnded'],
  conditions: ['conditionChanged'],
};
export const eventTypesOf = (topics: readonly WebhookTopic[]): readonly string[] =>
  topics.flatMap((topic) => eventTypes[topic]);

/** Null for an event that no webhook is told of. */
const told = (event: LoggedEvent['event']): Told | null => {
  switch (event.type) {
    case 'alertBegan':
    case 'alertAcknowledged':
    case 'alertEnded':
    case 'emergencyDeclared':
    case 'emergencyEnded':
    case 'conditionChanged':
      return event;
    default:
      return null;
  }
};

export function messageOf(logged: LoggedEvent): WebhookMessage | null {
  const event = told(logged.event);
  if (!event) return null;
  switch (event.type) {
    case 'alertBegan': {
      const { id, kind, subject, agencyId, value, limit } = event.alert;
      return {
        topic: 'alerts',
        type: 'alert.began',
        data: { alertId: id, kind, subject, agencyId, value, limit },
      };
    }
    case 'alertAcknowledged':
      return {
        topic: 'alerts',
        type: 'alert.acknowledged',
        data: { alertId: event.alertId, by: event.staffId },
      };
    case 'alertEnded':
      return { topic: 'alerts', type: 'alert.ended', data: { alertId: event.alertId } };
    case 'emergencyDeclared': {
      const { id, kind, message, drill, by } = event.emergency;
      return {
        topic: 'emergency',
        type: 'emergency.declared',
        data: { emergencyId: id, kind, message, drill, by },
      };
    }
    case 'emergencyEnded':
      return { topic: 'emergency', type: 'emergency.ended', data: { emergencyId: event.emergencyId } };
    case 'conditionChanged':
      return {
        topic: 'conditions',
        type: event.condition === null ? 'condition.ended' : 'condition.began',
        data: { agencyId: event.agencyId, condition: event.condition },
      };
    default:
      return unreachable(event);
  }
}

/** The body of a message. `id` is its place in the log: the same message sent again has the same. */
export const bodyOf = (
  id: string,
  { type, data }: Pick<WebhookMessage, 'type' | 'data'>,
  at: number,
  site: Localized | null,
): string => JSON.stringify({ id, type, at: new Date(at).toISOString(), site: site?.id ?? null, data });

/** The words both sides speak: nouns, commands, events, views, errors. Schemas and their types; no I/O. */
export * from './actor.ts';
export * from './appointment.ts';
export * from './basics.ts';
export * from './commands.ts';
export * from './condition.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './media.ts';
export * from './paper.ts';
export * from './printer.ts';
export * from './result.ts';
export * from './rules.ts';
export * from './site.ts';
export * from './socket.ts';
export * from './ticket.ts';
export * from './views.ts';

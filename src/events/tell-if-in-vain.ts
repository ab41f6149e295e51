import { tellDeveloper } from '../ui/tell-developer.js';

/**
 * After its dispatch an event can hold nothing any more, and what is no promise says nothing. The listener notices
 * neither by itself.
 */
export function tellIfInVain(event: Event, method: string, promise: unknown): void {
  if (event.eventPhase === Event.NONE || typeof promise === 'function')
    tellDeveloper(`${event.type}: ${method}() takes a promise, before the listener's first await.`);
}

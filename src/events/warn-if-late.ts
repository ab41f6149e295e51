import { tellDeveloper } from '../ui/tell-developer.js';

/** After its dispatch an event can hold nothing any more. An `async` listener notices nothing of that by itself. */
export function warnIfLate(event: Event, method: string): void {
  if (event.eventPhase === Event.NONE)
    tellDeveloper(`${event.type}: ${method}() came too late. Call it before the listener's first await.`);
}

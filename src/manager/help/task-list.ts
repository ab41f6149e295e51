import { html, nothing, type TemplateResult } from 'lit';
import type { DialogMessages } from '../../i18n/dialog-messages.js';
import { formatWhen } from '../../i18n/format-duration.js';
import type { HelpMessages } from '../../i18n/help-messages.js';
import type { Localization } from '../../i18n/localization.js';
import { isUncertain } from '../../store/backend-operation.js';
import { errorText } from '../../ui/error-text.js';
import { icons } from '../../ui/icons.js';
import { withUnreadMasks } from '../../ui/masked-text.js';
import type { HelpFlow, HelpTask, TaskState } from './help-flow.js';
import type { HelpRun } from './help-run.js';

export type HelpLocalization = Localization<DialogMessages & HelpMessages>;

/** What holds up the task that runs, and for how long. */
type Holding = Pick<HelpRun, 'hold' | 'secondsLeft'>;

/** Everything that is to be done, each with what became of it. */
export function renderTasks(
  { tasks, current }: HelpFlow,
  localization: HelpLocalization,
  holding: Holding,
): TemplateResult {
  return html`<ol class="tasks">
    ${tasks.map((task, index) => {
      const isNext = task === current;
      return html`<li class="task ${isNext ? 'next' : ''}" aria-current=${isNext ? 'step' : nothing}>
        <span class="mark ${isNext ? 'current' : ''} ${looks[task.state]}" aria-hidden="true"
          >${marks[looks[task.state]] ?? index + 1}</span
        >
        <div>
          <span class="name"><bdi>${withUnreadMasks(taskTitle(task, localization))}</bdi></span>
          <span class="facts">${taskState(task, localization, holding, isNext)}</span>
        </div>
      </li>`;
    })}
  </ol>`;
}

/** "iCloud Keychain: Removed", for screen readers. */
export function taskReport(task: HelpTask, localization: HelpLocalization, holding: Holding): string {
  return `${taskTitle(task, localization)}: ${taskState(task, localization, holding, false)}`;
}

type Look = 'open' | 'running' | 'done' | 'failed' | 'left';

const looks: Readonly<Record<TaskState, Look>> = {
  waiting: 'open',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'left',
  kept: 'left',
  'not-allowed': 'failed',
};

const marks: Readonly<Partial<Record<Look, unknown>>> = {
  running: '',
  done: icons.done,
  failed: icons.close,
  left: icons.none,
};

function taskTitle(task: HelpTask, { messages }: HelpLocalization): string {
  return task.kind === 'remove' ? task.title : messages.steps[task.kind].title;
}

function taskState(
  task: HelpTask,
  { messages, locale }: HelpLocalization,
  { hold, secondsLeft }: Holding,
  isNext: boolean,
): string {
  const { states, steps, removeDialog, working } = messages;
  const isRemoval = task.kind === 'remove';
  const why = task.error && errorText(messages, task.error.code);
  const notDone = isRemoval ? states.notRemoved : states.notDone;
  // A removal whose answer was lost may be done all the same: only why is certain.
  const isUnknown = isRemoval && isUncertain(task.error);
  switch (task.state) {
    case 'waiting':
      return !isRemoval && isNext ? steps[task.kind].hint : states.waiting;
    case 'running':
      if (hold === 'offline') return states.offline;
      if (hold === 'rate-limit') return states.resumes(formatWhen(secondsLeft, locale));
      return isRemoval ? removeDialog.removing : working;
    case 'done':
      return isRemoval ? states.removed : states.done;
    case 'failed':
      if (!why) return notDone;
      return isUnknown ? why : `${notDone}: ${why}`;
    case 'skipped':
      if (isUnknown && why) return why;
      if (isRemoval && task.error?.code === 'aborted') return states.skipped;
      return isRemoval || task.error ? notDone : states.skipped;
    case 'kept':
      return states.kept;
    case 'not-allowed':
      return `${notDone}: ${states.notAllowed}`;
  }
}

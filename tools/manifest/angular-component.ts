import type { CustomElementField } from 'custom-elements-manifest';
import { documented, generated, indent, isBoolean } from './framework-types.js';
import type { ElementDescription } from './read-element.js';

/*
 * A component for templates of Angular, as a library publishes one: with partial declarations, which the app's own
 * compiler completes, whatever its version from 17.1 on. https://angular.dev/tools/libraries/creating-libraries
 * They are what Angular's compiler makes of a component with these inputs. To have it do so here would take three
 * packages and a second TypeScript.
 */

/** The compiler whose declarations these are like. */
const version = '21.2.0';

const about = ({ tag }: ElementDescription): string => `/**
 * Makes \`<${tag}>\` known to templates, with inputs that are checked, and registers the element. Its events need
 * nothing: \`(auth-methods-loaded)="…"\` is typed by the element's own declarations. For Angular 17.1 and newer.
 */`;

const eachInput = (
  { properties }: ElementDescription,
  write: (property: CustomElementField) => string,
  separator: string,
): string => properties.map(write).join(separator);

/** dist/frameworks/angular.js */
export function angularModule(element: ElementDescription): string {
  const isBooleanInput = (property: CustomElementField): string =>
    isBoolean(property) ? 'input(false, { transform: booleanAttribute })' : 'input()';
  const declared = eachInput(
    element,
    ({ name }) =>
      `${name}: { classPropertyName: '${name}', publicName: '${name}', isSignal: true, isRequired: false, transformFunction: null },`,
    '\n',
  );
  const decorated = eachInput(
    element,
    ({ name }) =>
      `${name}: [{ type: angular.Input, args: [{ isSignal: true, alias: '${name}', required: false }] }],`,
    '\n',
  );
  return `${generated}
import * as angular from '@angular/core';
import { booleanAttribute, ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';
import '../define.js';

export class AuthMethodsManagerComponent {
${indent(
  eachInput(element, (property) => `${property.name} = ${isBooleanInput(property)};`, '\n'),
  1,
)}
  element = inject(ElementRef).nativeElement;

  ngOnChanges(changes) {
    for (const [name, { currentValue }] of Object.entries(changes)) {
      Reflect.set(this.element, name, currentValue);
    }
  }

  static ɵfac = angular.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '${version}',
    ngImport: angular,
    type: AuthMethodsManagerComponent,
    deps: [],
    target: angular.ɵɵFactoryTarget.Component,
  });

  static ɵcmp = angular.ɵɵngDeclareComponent({
    minVersion: '17.1.0',
    version: '${version}',
    type: AuthMethodsManagerComponent,
    isStandalone: true,
    selector: '${element.tag}',
    inputs: {
${indent(declared, 3)}
    },
    usesOnChanges: true,
    ngImport: angular,
    template: '<ng-content />',
    isInline: true,
    changeDetection: angular.ChangeDetectionStrategy.OnPush,
  });
}

angular.ɵɵngDeclareClassMetadata({
  minVersion: '12.0.0',
  version: '${version}',
  ngImport: angular,
  type: AuthMethodsManagerComponent,
  decorators: [
    {
      type: Component,
      args: [
        { selector: '${element.tag}', template: '<ng-content />', changeDetection: ChangeDetectionStrategy.OnPush },
      ],
    },
  ],
  propDecorators: {
${indent(decorated, 2)}
  },
});
`;
}

/** dist/frameworks/angular.d.ts */
export function angularTypes(element: ElementDescription): string {
  const inputs = element.properties.map((property) => {
    const { name, description } = property;
    const type = isBoolean(property)
      ? 'InputSignalWithTransform<boolean, unknown>'
      : `InputSignal<AuthMethodsManager['${name}'] | undefined>`;
    return documented(description, `readonly ${name}: ${type};`);
  });
  const declared = eachInput(
    element,
    ({ name }) => `${name}: { alias: '${name}'; required: false; isSignal: true };`,
    '\n',
  );
  return `${generated}
import type {
  InputSignal,
  InputSignalWithTransform,
  OnChanges,
  SimpleChanges,
  ɵɵComponentDeclaration,
  ɵɵFactoryDeclaration,
} from '@angular/core';
import '../define.js';
import type { AuthMethodsManager } from '../manager/auth-methods-manager.js';

${about(element)}
export declare class AuthMethodsManagerComponent implements OnChanges {
${indent(inputs.join('\n'), 1)}

  /** The element itself: its methods, and what is read from it. */
  readonly element: AuthMethodsManager;

  /** Passes bound inputs on to the element, which keeps its own defaults for the others. */
  ngOnChanges(changes: SimpleChanges): void;

  static ɵfac: ɵɵFactoryDeclaration<AuthMethodsManagerComponent, never>;
  static ɵcmp: ɵɵComponentDeclaration<
    AuthMethodsManagerComponent,
    '${element.tag}',
    never,
    {
${indent(declared, 3)}
    },
    {},
    never,
    ['*'],
    true,
    never
  >;
}
`;
}

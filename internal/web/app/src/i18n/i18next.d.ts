import 'i18next';
import type * as en from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: { [Domain in keyof typeof en]: (typeof en)[Domain] };
  }
}

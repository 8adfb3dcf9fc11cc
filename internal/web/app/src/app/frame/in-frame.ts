import { createContext, use } from 'react';

/** True below the staff frame, which has the navigation, the brand and the landmarks. */
export const InFrame = createContext(false);

/** Whether there is a frame around this. */
export function useInFrame(): boolean {
  return use(InFrame);
}

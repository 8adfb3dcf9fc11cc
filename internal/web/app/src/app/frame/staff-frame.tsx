import { Outlet } from '@tanstack/react-router';
import { BranchProvider } from '../branch';

export function StaffFrame() {
  return (
    <BranchProvider>
      <Outlet />
    </BranchProvider>
  );
}

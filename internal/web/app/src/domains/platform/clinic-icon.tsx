import {
  IconBabyCarriage,
  IconBrain,
  IconDental,
  IconEye,
  IconHeartbeat,
  IconLeaf,
  IconPhysiotherapist,
  IconSparkles,
  IconStethoscope,
} from '@tabler/icons-react';

const icons: Record<string, typeof IconHeartbeat> = {
  stethoscope: IconStethoscope,
  leaf: IconLeaf,
  dental: IconDental,
  sparkles: IconSparkles,
  eye: IconEye,
  brain: IconBrain,
  'baby-carriage': IconBabyCarriage,
  physotherapist: IconPhysiotherapist, // as older sets of the pictures spell it
};

/** The picture of a clinic type, by the name its pack gives; a heartbeat for one this build has not. */
export function ClinicIcon({ name, size = 20 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? IconHeartbeat;
  return <Icon size={size} stroke={1.6} aria-hidden />;
}

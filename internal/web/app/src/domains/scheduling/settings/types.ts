import type { Schema } from '@/api/client';

// The API's types under the names these screens use: a renamed schema is mended here.
export type Service = Schema<'Service'>;
export type Resource = Schema<'Resource'>;
export type WeeklyHours = Resource['weekly_hours'][number];
export type Exception = Schema<'Exception'>;
export type SuggestedService = Schema<'SuggestedService'>;
export type KeyName = Schema<'KeyName'>;
export type Settings = Schema<'Settings'>;
export type SettingsPatch = { [Key in keyof Settings]?: Settings[Key] | null };

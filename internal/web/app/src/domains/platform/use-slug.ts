import { useDebouncedValue } from '@mantine/hooks';
import { api } from '@/api/client';
import { isSlug, judgeSlug, type SlugState } from './slug';

/** Asks, a moment after the last letter, whether an address is free and which others are. */
export function useSlug(
  slug: string,
  name: string,
  own?: string,
): { state: SlugState; suggestions: string[]; again: () => void } {
  const [asked] = useDebouncedValue({ slug, name }, 300);
  const query = api.useQuery(
    'get',
    '/slugs/{slug}',
    { params: { path: { slug: asked.slug }, query: asked.name ? { name: asked.name } : {} } },
    { enabled: isSlug(asked.slug), staleTime: 15_000, retry: false, placeholderData: (old) => old },
  );
  return {
    state: judgeSlug({ slug, own, answer: query.data, failed: query.isError && asked.slug === slug }),
    suggestions: query.data?.suggestions ?? [],
    again: () => void query.refetch(),
  };
}

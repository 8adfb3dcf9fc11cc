import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

function PlainAnchor(props: AnchorProps & LinkAttributes) {
  return <Anchor {...props} />;
}

function PlainButton(props: ButtonProps & LinkAttributes) {
  return <Button component="a" {...props} />;
}

const RoutedAnchor = createLink(PlainAnchor);
const RoutedButton = createLink(PlainButton);

/** A link to a page of ours, checked against the routes. */
export const AnchorLink: LinkComponent<typeof PlainAnchor> = (props) => <RoutedAnchor {...props} />;

/** The same with the looks of a button. */
export const ButtonLink: LinkComponent<typeof PlainButton> = (props) => <RoutedButton {...props} />;

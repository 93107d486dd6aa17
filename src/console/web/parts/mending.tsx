import { Component, type ReactNode } from 'react';
import { Broken } from './states.js';

/** Keeps a screen that fails from taking the menu with it. */
export class Mending extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    // A chunk that is gone belongs to a build before this one: the whole document is asked for again.
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} again={() => location.reload()} />;
  }
}

import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words.js';
import { Fault } from './fault.js';

interface SureProps<Answer> {
  /** What the button says that asks. */
  readonly lever: string;
  readonly title: string;
  /** What will have been done. */
  readonly children: ReactNode;
  readonly sure: string;
  readonly act: () => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
}

/** Does what cannot be taken back, after having asked. */
export function Sure<Answer>({ lever, title, children, sure, act, onDone }: SureProps<Answer>) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const done = useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      setOpen(false);
      onDone(answer);
    },
  });
  const close = () => {
    setOpen(false);
    done.reset();
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>{lever}</Button>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': say('common.close') }}>
        <div className="form">
          <p>{children}</p>
          <div className="form-end">
            <Button color="red" loading={done.isPending} onClick={() => done.mutate()}>{sure}</Button>
            <Button variant="default" onClick={close}>{say('common.cancel')}</Button>
          </div>
          <Fault error={done.error} />
        </div>
      </Modal>
    </>
  );
}
